package com.wildrydes.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    private record Read(long line, String text, boolean isReadable) {}

    private static List<Read> read(InputStream in, boolean quotes) throws IOException {
        RowReader reader = new RowReader(in, quotes);
        List<Read> rows = new ArrayList<>();
        for (Row row = reader.next(); row != null; row = reader.next()) {
            String text = new String(row.bytes(), row.offset(), row.length(), StandardCharsets.ISO_8859_1);
            rows.add(new Read(row.line(), text, row.problem() == null));
        }
        return rows;
    }

    private static List<Read> csv(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), true);
    }

    private static Read row(long line, String text) {
        return new Read(line, text, true);
    }

    private static Read unreadable(long line, String text) {
        return new Read(line, text, false);
    }

    @Test
    void row_ends_with_lf_crlf_cr_or_the_file() throws IOException {
        assertThat(csv("a\nb\r\nc\rd")).containsExactly(row(1, "a"), row(2, "b"), row(3, "c"), row(4, "d"));
    }

    @Test
    void empty_lines_are_rows_and_counted() throws IOException {
        assertThat(csv("\n\r\n\na\n")).containsExactly(row(1, ""), row(2, ""), row(3, ""), row(4, "a"));
    }

    @Test
    void empty_file_has_no_rows() throws IOException {
        assertThat(csv("")).isEmpty();
    }

    @Test
    void quoted_line_ends_are_part_of_the_row() throws IOException {
        assertThat(csv("a,\"1\n2\r\n3\r4\",b\nc")).containsExactly(row(1, "a,\"1\n2\r\n3\r4\",b"), row(5, "c"));
    }

    @Test
    void doubled_quote_does_not_end_the_field() throws IOException {
        assertThat(csv("\"a\"\"\n\",b\nc")).containsExactly(row(1, "\"a\"\"\n\",b"), row(3, "c"));
    }

    @Test
    void quote_within_a_plain_field_means_nothing() throws IOException {
        assertThat(csv("5\" pipe,b\nc")).containsExactly(row(1, "5\" pipe,b"), row(2, "c"));
    }

    @Test
    void quote_that_is_never_closed_spoils_its_own_line_only() throws IOException {
        assertThat(csv("a,\"b\nc,d\ne")).containsExactly(unreadable(1, "a,\"b"), row(2, "c,d"), row(3, "e"));
    }

    @Test
    void text_after_a_closing_quote_spoils_its_own_line_only() throws IOException {
        assertThat(csv("a,\"b\nc,\"d\"\ne\n")).containsExactly(unreadable(1, "a,\"b"), row(2, "c,\"d\""), row(3, "e"));
    }

    @Test
    void json_lines_know_no_quotes() throws IOException {
        byte[] text = "\"a\n\"b\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(read(new ByteArrayInputStream(text), false)).containsExactly(row(1, "\"a"), row(2, "\"b"));
    }

    @Test
    void longest_row_is_read() throws IOException {
        String longest = "x".repeat(RowReader.MAX_ROW_BYTES);

        assertThat(csv(longest + "\nb")).containsExactly(row(1, longest), row(2, "b"));
    }

    @Test
    void row_that_is_too_long_comes_in_parts_and_is_unreadable() throws Exception {
        String tooLong = "x".repeat(3 * RowReader.MAX_ROW_BYTES + 5);
        RowReader reader =
                new RowReader(new ByteArrayInputStream((tooLong + "\nb").getBytes(StandardCharsets.US_ASCII)), true);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        List<Row.Part> parts = new ArrayList<>();
        for (Row row = reader.next(); row != null; row = reader.next()) {
            row.writeTo(written);
            parts.add(row.part());
            assertThat(row.length()).isLessThanOrEqualTo(RowReader.MAX_ROW_BYTES);
            assertThat(row.problem() == null).isEqualTo(row.part() == Row.Part.WHOLE);
        }

        assertThat(parts)
                .containsExactly(Row.Part.FIRST, Row.Part.MIDDLE, Row.Part.MIDDLE, Row.Part.LAST, Row.Part.WHOLE);
        assertThat(written.toString(StandardCharsets.US_ASCII)).isEqualTo(tooLong + "\nb\n");
    }

    @Test
    void quoted_field_that_is_too_long_spoils_its_own_line_only() throws IOException {
        String far = "filler\n".repeat(RowReader.MAX_ROW_BYTES / 7 + 1);
        List<Read> rows = csv("\"a\n" + far + "\"\nlast");

        assertThat(rows.getFirst()).isEqualTo(unreadable(1, "\"a"));
        assertThat(rows.get(1)).isEqualTo(row(2, "filler"));
        assertThat(rows.getLast().text()).isEqualTo("last");
    }

    @Provide
    Arbitrary<String> csvTexts() {
        return Arbitraries.of("a", "b,", "\"", "\"\"", ",", "\n", "\r\n", "\r", "é")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Property
    void rows_do_not_depend_on_how_the_bytes_arrive(@ForAll("csvTexts") String text, @ForAll long seed)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Random random = new Random(seed);
        InputStream trickle = new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(3)));
            }
        };

        assertThat(read(trickle, true)).isEqualTo(csv(text));
    }

    @Property
    void rows_hold_every_byte_but_line_ends_and_know_their_lines(@ForAll("csvTexts") String text) throws IOException {
        List<Read> rows = csv(text);
        String[] lines = text.split("\r\n|\r|\n", -1);

        assertThat(rows.stream().map(Read::text).reduce("", String::concat).replaceAll("[\r\n]", ""))
                .isEqualTo(text.replaceAll("[\r\n]", ""));
        for (Read row : rows) {
            assertThat(row.text()).startsWith(lines[(int) row.line() - 1]);
        }
        assertThat(rows.stream().map(Read::line).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Property
    void every_row_is_what_its_fields_were_written_as(
            @ForAll("csvTexts") String field, @ForAll("csvTexts") String other) throws IOException {
        String row = "\"" + field.replace("\"", "\"\"") + "\",\"" + other.replace("\"", "\"\"") + "\"";

        assertThat(csv(row + "\n" + row + "\r\n" + row).stream().map(Read::text).toList())
                .isEqualTo(Arrays.asList(row, row, row));
    }
}
