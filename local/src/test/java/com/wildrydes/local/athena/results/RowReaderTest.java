package com.wildrydes.local.athena.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_from_any_row_on() throws IOException {
        List<List<String>> rows = List.of(
                List.of("a", "b"),
                Arrays.asList(null, null),
                List.of("", "\""),
                List.of("1,2\n3", "日本 🦄"),
                Arrays.asList("x", null));
        Path file = folder.resolve("result.csv");
        try (CsvWriter csv = new CsvWriter(file)) {
            for (List<String> row : rows) {
                csv.row(row);
            }
        }
        long position = 0;
        for (List<String> row : rows) {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(position);
                RowReader reader = new RowReader(in, position, true);
                assertThat(reader.next()).isEqualTo(row);
                position = reader.position();
            }
        }
        assertThat(position).isEqualTo(Files.size(file));
    }

    @Test
    void one_column_of_null_is_a_row() throws IOException {
        assertThat(reader("\n\n", true).next()).containsExactly((String) null);
    }

    @Test
    void lines_are_rows_of_one_value() throws IOException {
        RowReader reader = reader("a\tb\n\nc", false);

        assertThat(reader.next()).containsExactly("a\tb");
        assertThat(reader.next()).containsExactly("");
        assertThat(reader.next()).containsExactly("c");
        assertThat(reader.next()).isNull();
    }

    @Test
    void a_file_that_is_cut_off_is_no_result() {
        assertThatThrownBy(() -> reader("\"a\",\"b", true).next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not end");
        assertThatThrownBy(() -> reader("a,b\n", true).next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a result of Athena");
    }

    private static RowReader reader(String text, boolean csv) {
        return new RowReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, csv);
    }
}
