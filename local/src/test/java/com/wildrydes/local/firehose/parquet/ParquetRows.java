package com.wildrydes.local.firehose.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads Parquet files with a library that shares nothing with the one that wrote them.
public final class ParquetRows {
    private ParquetRows() {}

    /// All rows in their order: values by column, null where there is none.
    public static List<Map<String, Object>> read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    /// As [#read(Path)], of a file's bytes.
    public static List<Map<String, Object>> read(byte[] file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader reader = parquet.rowReader()) {
            List<ColumnSchema> columns = parquet.getFileSchema().getColumns();
            while (reader.hasNext()) {
                reader.next();
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i).name(), reader.isNull(i) ? null : reader.getValue(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    static FileMetaData metaData(Path file) throws IOException {
        try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(file))) {
            return parquet.getFileMetaData();
        }
    }
}
