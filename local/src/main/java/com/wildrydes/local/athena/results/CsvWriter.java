package com.wildrydes.local.athena.results;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a query's result (Athena User Guide, "Find query output files in Amazon S3"): UTF-8, every value in double
/// quotes, quotes in it doubled, nothing at all for null, `\n` after each row. Rows go straight to the disk.
public final class CsvWriter implements Closeable {
    private final Writer out;

    public CsvWriter(Path file) throws IOException {
        this.out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
    }

    /// Writes one row.
    ///
    /// @param values a null element is null
    public void row(List<? extends @Nullable String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String value = values.get(i);
            if (value != null) {
                out.write('"');
                out.write(value.indexOf('"') < 0 ? value : value.replace("\"", "\"\""));
                out.write('"');
            }
        }
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
