package com.wildrydes.local;

import com.wildrydes.local.athena.NamedQuery;
import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.firehose.Buffering;
import com.wildrydes.local.firehose.Compression;
import com.wildrydes.local.firehose.Conversion;
import com.wildrydes.local.firehose.DeliveryStreamConfig;
import com.wildrydes.local.firehose.parquet.OpenXSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings.ParquetCompression;
import com.wildrydes.local.firehose.parquet.ParquetSettings.WriterVersion;
import com.wildrydes.local.glue.GlueColumn;
import com.wildrydes.local.glue.GlueDatabase;
import com.wildrydes.local.glue.GlueStorage;
import com.wildrydes.local.glue.GlueTable;
import com.wildrydes.local.template.AthenaResource.NamedQueryResource;
import com.wildrydes.local.template.AthenaResource.WorkGroupResource;
import com.wildrydes.local.template.DeliveryStreamResource;
import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.GlueResource.Column;
import com.wildrydes.local.template.GlueResource.DatabaseResource;
import com.wildrydes.local.template.GlueResource.Storage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The archive's resources, from the template's words into those of the services.
final class ArchiveDefinitions {
    private ArchiveDefinitions() {}

    static GlueDatabase of(DatabaseResource database) {
        return new GlueDatabase(
                database.physicalId(), database.description(), database.locationUri(), database.parameters());
    }

    static GlueTable of(CatalogTableResource table) {
        return new GlueTable(
                table.database(),
                table.physicalId(),
                table.description(),
                table.tableType(),
                storage(columns(table.columns()), table.storage()),
                columns(table.partitionKeys()),
                table.parameters(),
                table.viewOriginalText(),
                table.viewExpandedText());
    }

    static WorkGroup of(WorkGroupResource group) {
        return new WorkGroup(
                group.physicalId(),
                group.description(),
                group.outputLocation(),
                group.enforced(),
                group.bytesScannedCutoff(),
                WorkGroup.ENGINE_VERSION);
    }

    static NamedQuery of(NamedQueryResource query) {
        return new NamedQuery(
                query.physicalId(),
                query.name(),
                query.database(),
                query.description(),
                query.queryString(),
                query.workGroup());
    }

    static DeliveryStreamConfig of(DeliveryStreamResource stream) {
        return new DeliveryStreamConfig(
                stream.physicalId(),
                stream.roleArn(),
                stream.bucket(),
                stream.prefix(),
                stream.errorPrefix(),
                new Buffering(stream.bufferMiB(), stream.bufferSeconds()),
                Compression.valueOf(stream.compression()),
                stream.fileExtension(),
                stream.logGroup(),
                stream.logStream(),
                conversion(stream.conversion()),
                Map.of());
    }

    private static @Nullable Conversion conversion(DeliveryStreamResource.@Nullable Conversion conversion) {
        if (conversion == null) {
            return null;
        }
        DeliveryStreamResource.OpenX openX = conversion.openX();
        DeliveryStreamResource.Parquet parquet = conversion.parquet();
        return new Conversion(
                conversion.roleArn(),
                conversion.database(),
                conversion.table(),
                new OpenXSettings(openX.caseInsensitive(), openX.dotsToUnderscores(), openX.keys()),
                new ParquetSettings(
                        ParquetCompression.valueOf(parquet.compression()),
                        WriterVersion.valueOf(parquet.writerVersion()),
                        parquet.dictionary(),
                        parquet.blockBytes(),
                        parquet.pageBytes(),
                        parquet.maxPaddingBytes()));
    }

    private static GlueStorage storage(List<GlueColumn> columns, @Nullable Storage storage) {
        if (storage == null) {
            return new GlueStorage(columns, null, null, null, false, null, Map.of(), Map.of());
        }
        return new GlueStorage(
                columns,
                storage.location(),
                storage.inputFormat(),
                storage.outputFormat(),
                false,
                storage.serializationLibrary(),
                storage.serdeParameters(),
                Map.of());
    }

    private static List<GlueColumn> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> new GlueColumn(column.name(), column.type(), column.comment()))
                .toList();
    }
}
