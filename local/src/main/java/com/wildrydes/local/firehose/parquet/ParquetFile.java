package com.wildrydes.local.firehose.parquet;

import com.wildrydes.local.firehose.parquet.ParquetSettings.WriterVersion;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// Writes a Parquet file, row by row, with the encodings that the library chooses. Holds the pages of one row
/// group in memory, compressed. For one thread.
final class ParquetFile implements Closeable {

    /// Rows between two looks at the size of the row group.
    private static final int ROWS_PER_CHECK = 1000;

    private final List<HiveType> types;
    private final MessageType schema;
    private final ParquetSettings settings;
    private final ParquetProperties properties;
    private final PageCompressor compressor;
    private final ParquetFileWriter file;

    private @Nullable RowGroup group;
    private boolean ended;

    /// @param target written over where it is there
    ParquetFile(Path target, List<Column> columns, ParquetSettings settings) throws IOException {
        this.types = columns.stream().map(column -> HiveType.of(column.type())).toList();
        this.schema = schema(columns);
        this.settings = settings;
        this.compressor = new PageCompressor(settings.compression());
        this.properties = ParquetProperties.builder()
                .withPageSize(settings.pageSizeBytes())
                .withDictionaryEncoding(settings.dictionary())
                .withDictionaryPageSize(settings.pageSizeBytes())
                .withWriterVersion(
                        settings.writerVersion() == WriterVersion.V2
                                ? ParquetProperties.WriterVersion.PARQUET_2_0
                                : ParquetProperties.WriterVersion.PARQUET_1_0)
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .build();
        this.file = new ParquetFileWriter(
                new LocalOutputFile(target),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                settings.blockSizeBytes(),
                settings.maxPaddingBytes(),
                null,
                properties);
        file.start();
    }

    /// The columns as Hive's own writer declares them.
    private static MessageType schema(List<Column> columns) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (Column column : columns) {
            message.addField(type(HiveType.of(column.type())).named(column.name()));
        }
        return message.named("hive_schema");
    }

    private static Types.PrimitiveBuilder<PrimitiveType> type(HiveType type) {
        return switch (type.kind()) {
            case STRING -> optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
            case TINYINT -> optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.intType(8, true));
            case SMALLINT -> optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.intType(16, true));
            case INT -> optional(PrimitiveTypeName.INT32);
            case BIGINT -> optional(PrimitiveTypeName.INT64);
            case FLOAT -> optional(PrimitiveTypeName.FLOAT);
            case DOUBLE -> optional(PrimitiveTypeName.DOUBLE);
            case BOOLEAN -> optional(PrimitiveTypeName.BOOLEAN);
            case DECIMAL ->
                optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(Decimals.bytes(type.precision()))
                        .as(LogicalTypeAnnotation.decimalType(type.scale(), type.precision()));
            case TIMESTAMP -> optional(PrimitiveTypeName.INT96);
            case DATE -> optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType());
        };
    }

    private static Types.PrimitiveBuilder<PrimitiveType> optional(PrimitiveTypeName name) {
        return Types.optional(name);
    }

    /// The pages of a row group that is being written.
    private final class RowGroup {
        private final ColumnChunkPageWriteStore pages = ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> compressor)
                .withSchema(schema)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
        private final ColumnWriteStore store = properties.newColumnWriteStore(schema, pages, pages);
        private final ColumnWriter[] writers =
                schema.getColumns().stream().map(store::getColumnWriter).toArray(ColumnWriter[]::new);
        private long rows;

        void write(Rows source, int row) {
            for (int column = 0; column < writers.length; column++) {
                if (source.isPresent(row, column)) {
                    write(writers[column], types.get(column), source, source.cell(row, column));
                } else {
                    writers[column].writeNull(0, 0);
                }
            }
            store.endRecord();
            rows++;
        }

        private static void write(ColumnWriter writer, HiveType type, Rows source, long cell) {
            switch (type.kind()) {
                case STRING, DECIMAL, TIMESTAMP ->
                    writer.write(
                            Binary.fromReusedByteArray(source.bytes(), Rows.offset(cell), Rows.length(cell)), 0, 1);
                case TINYINT, SMALLINT, INT, DATE -> writer.write((int) cell, 0, 1);
                case BIGINT -> writer.write(cell, 0, 1);
                case FLOAT -> writer.write(Float.intBitsToFloat((int) cell), 0, 1);
                case DOUBLE -> writer.write(Double.longBitsToDouble(cell), 0, 1);
                case BOOLEAN -> writer.write(cell != 0, 0, 1);
            }
        }

        boolean isFull() {
            return rows % ROWS_PER_CHECK == 0 && store.getBufferedSize() >= settings.blockSizeBytes();
        }

        void flush() throws IOException {
            file.startBlock(rows);
            store.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
        }

        void close() {
            store.close();
            pages.close();
        }
    }

    /// Appends all rows.
    void write(Rows rows) throws IOException {
        for (int row = 0; row < rows.count(); row++) {
            if (group == null) {
                group = new RowGroup();
            }
            group.write(rows, row);
            if (group.isFull()) {
                endGroup();
            }
        }
    }

    private void endGroup() throws IOException {
        RowGroup full = group;
        if (full != null) {
            full.flush();
            full.close();
            group = null;
        }
    }

    /// Writes what makes the file whole.
    void end() throws IOException {
        endGroup();
        file.end(Map.of());
        ended = true;
    }

    /// Closes the file; without [#end] it is not readable.
    @Override
    public void close() throws IOException {
        RowGroup open = group;
        if (open != null) {
            open.close();
            group = null;
        }
        if (!ended) {
            file.abort();
        }
        file.close();
    }
}
