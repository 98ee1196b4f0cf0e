package com.wildrydes.local.firehose.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A converter under test, and what came out of it.
final class Conversion {
    private final List<Column> columns;
    private final OpenXSettings input;
    private final ParquetSettings output;

    private Conversion(List<Column> columns, OpenXSettings input, ParquetSettings output) {
        this.columns = columns;
        this.input = input;
        this.output = output;
    }

    /// Columns as in a table's definition: `name string, age int`.
    static Conversion to(String columns) {
        List<Column> parsed = Arrays.stream(columns.split(", +"))
                .map(column -> column.split(" ", 2))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
        return new Conversion(parsed, OpenXSettings.DEFAULT, ParquetSettings.DEFAULT);
    }

    Conversion reading(OpenXSettings settings) {
        return new Conversion(columns, settings, output);
    }

    Conversion writing(ParquetSettings settings) {
        return new Conversion(columns, input, settings);
    }

    JsonToParquet open(Path file) throws IOException {
        return new JsonToParquet(columns, input, output, file);
    }

    /// Converts one record into a file.
    void into(Path file, String record) throws IOException, UnconvertibleException {
        try (JsonToParquet converter = open(file)) {
            converter.write(bytes(record));
            converter.end();
        }
    }

    /// The rows that become of one record.
    List<Map<String, Object>> of(String record) throws IOException, UnconvertibleException {
        return of(record.getBytes(StandardCharsets.UTF_8));
    }

    List<Map<String, Object>> of(byte[] record) throws IOException, UnconvertibleException {
        Path file = Files.createTempFile("converted", ".parquet");
        try (JsonToParquet converter = open(file)) {
            converter.write(ByteBuffer.wrap(record));
            converter.end();
            return ParquetRows.read(file);
        } finally {
            Files.delete(file);
        }
    }

    /// The value that becomes of `{"v":…}` in the one column `v`.
    static Object value(String type, String json) throws IOException, UnconvertibleException {
        return to("v " + type).of("{\"v\":" + json + "}").getFirst().get("v");
    }

    static ByteBuffer bytes(String record) {
        return ByteBuffer.wrap(record.getBytes(StandardCharsets.UTF_8));
    }
}
