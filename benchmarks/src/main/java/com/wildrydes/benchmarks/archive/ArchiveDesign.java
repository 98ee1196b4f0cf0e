package com.wildrydes.benchmarks.archive;

import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.firehose.parquet.JsonToParquet;
import com.wildrydes.local.firehose.parquet.OpenXSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings.ParquetCompression;
import com.wildrydes.local.firehose.parquet.ParquetSettings.WriterVersion;
import com.wildrydes.local.firehose.parquet.UnconvertibleException;
import com.wildrydes.local.template.DeliveryStreamResource;
import com.wildrydes.local.template.Environment;
import com.wildrydes.local.template.GlueResource;
import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.Template;
import com.wildrydes.local.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The archive as `template.yaml` declares it: the delivery stream's settings and the table.
///
/// @param bufferMs age, and `bufferBytes` size, at which a buffer is delivered
record ArchiveDesign(
        CatalogTableResource table, DeliveryStreamResource.Conversion conversion, long bufferMs, long bufferBytes) {

    private static final Environment ACCOUNT = new Environment("000000000000", "us-east-1", "wildrydes");

    /// Reads the template, with the buffer of a deployment on AWS in place of the local one.
    static ArchiveDesign read(Path template) throws TemplateException {
        Template read = Template.read(template, Map.of("ArchiveBufferSeconds", "60"), ACCOUNT);
        DeliveryStreamResource stream =
                read.resources(DeliveryStreamResource.class).getFirst();
        DeliveryStreamResource.Conversion conversion = stream.conversion();
        if (conversion == null) {
            throw new IllegalStateException(template + ": the delivery stream must convert to Parquet");
        }
        CatalogTableResource table = read.resources(CatalogTableResource.class).stream()
                .filter(each -> each.physicalId().equals(conversion.table()))
                .findFirst()
                .orElseThrow();
        return new ArchiveDesign(table, conversion, stream.bufferSeconds() * 1000L, (long) stream.bufferMiB() << 20);
    }

    /// Writes records of JSON lines as Firehose does.
    void writeParquet(List<byte[]> records, Path file) throws IOException {
        List<com.wildrydes.local.firehose.parquet.Column> columns = table.columns().stream()
                .map(column -> new com.wildrydes.local.firehose.parquet.Column(column.name(), column.type()))
                .toList();
        DeliveryStreamResource.Parquet parquet = conversion.parquet();
        ParquetSettings output = new ParquetSettings(
                ParquetCompression.valueOf(parquet.compression()),
                WriterVersion.valueOf(parquet.writerVersion()),
                parquet.dictionary(),
                parquet.blockBytes(),
                parquet.pageBytes(),
                parquet.maxPaddingBytes());
        try (JsonToParquet converter = new JsonToParquet(columns, OpenXSettings.DEFAULT, output, file)) {
            for (byte[] record : records) {
                converter.write(ByteBuffer.wrap(record));
            }
            converter.end();
        } catch (UnconvertibleException e) {
            throw new IOException("the Archiver's lines must fit the table", e);
        }
    }

    /// The table over a bucket of Parquet.
    CatalogTable parquetTable(String name, String bucket) {
        CatalogTableResource.Storage storage = storage();
        return table(
                name,
                bucket,
                columns(table.columns()),
                storage.inputFormat(),
                storage.outputFormat(),
                storage.serializationLibrary());
    }

    /// The same over a bucket of JSON lines.
    ///
    /// @param columns their types by their names
    CatalogTable jsonTable(String name, String bucket, List<Column> columns) {
        return table(
                name,
                bucket,
                columns,
                "org.apache.hadoop.mapred.TextInputFormat",
                "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                "org.openx.data.jsonserde.JsonSerDe");
    }

    List<Column> columns() {
        return columns(table.columns());
    }

    private CatalogTable table(
            String name, String bucket, List<Column> columns, String input, String output, String serde) {
        CatalogTableResource.Storage declared = storage();
        String declaredBucket = URI.create(declared.location()).getHost();
        Map<String, String> parameters = new HashMap<>(table.parameters());
        parameters.replaceAll((key, value) -> value.replace(declaredBucket, bucket));
        return new CatalogTable.Stored(
                table.database(),
                name,
                columns,
                columns(table.partitionKeys()),
                declared.location().replace(declaredBucket, bucket),
                input,
                output,
                serde,
                Map.of(),
                parameters);
    }

    private CatalogTableResource.Storage storage() {
        return Objects.requireNonNull(table.storage(), "the template's table must have a StorageDescriptor");
    }

    private static List<Column> columns(List<GlueResource.Column> columns) {
        return columns.stream()
                .map(column -> new Column(column.name(), column.type()))
                .toList();
    }
}
