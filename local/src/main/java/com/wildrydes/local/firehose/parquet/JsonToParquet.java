package com.wildrydes.local.firehose.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// Converts records of JSON documents to one Parquet file, in the order in which they come. A record is
/// converted whole or not at all. Memory holds one record and, compressed, one row group. For one thread.
///
/// ```java
/// try (JsonToParquet converter = new JsonToParquet(columns, OpenXSettings.DEFAULT, ParquetSettings.DEFAULT, file)) {
///     converter.write(ByteBuffer.wrap("{\"name\":\"Shadowfax\"}\n".getBytes(UTF_8)));
///     converter.end();
/// }
/// ```
public final class JsonToParquet implements Closeable {

    private final DocumentReader reader;
    private final Rows rows;
    private final ParquetFile file;
    private long count;

    /// Begins a file, over one that may be there.
    ///
    /// @throws IllegalArgumentException when a column has a type that cannot be converted to
    public JsonToParquet(List<Column> columns, OpenXSettings input, ParquetSettings output, Path file)
            throws IOException {
        this.reader = new DocumentReader(columns, input);
        this.rows = new Rows(columns.size());
        this.file = new ParquetFile(file, columns, output);
    }

    /// Checks that there are conversions to all columns.
    ///
    /// @throws IllegalArgumentException when there is none to one of them
    public static void requireConvertible(List<Column> columns) {
        new DocumentReader(columns, OpenXSettings.DEFAULT);
    }

    /// Appends the documents of one record.
    ///
    /// @param record backed by an array; not changed
    /// @throws UnconvertibleException when one of its documents cannot be converted; then nothing was appended
    public void write(ByteBuffer record) throws UnconvertibleException, IOException {
        reader.read(record, rows);
        file.write(rows);
        count += rows.count();
    }

    /// Rows so far.
    public long rows() {
        return count;
    }

    /// Makes the file whole.
    public void end() throws IOException {
        file.end();
    }

    /// Closes the file; without [#end] it cannot be read.
    @Override
    public void close() throws IOException {
        file.close();
    }
}
