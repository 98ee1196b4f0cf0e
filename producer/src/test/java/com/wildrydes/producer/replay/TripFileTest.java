package com.wildrydes.producer.replay;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripFileTest {

    private static final String HEADER = "Name,StatusTime,Latitude,Longitude";
    private static final String JSON = "{\"Name\":\"a\"}\n";

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.write(part);
        }
        return joined.toByteArray();
    }

    private static List<String> rows(String label, InputStream in) throws IOException, UnreadableRowException {
        List<String> rows = new ArrayList<>();
        try (TripFile file = TripFile.open(label, in, FieldMapping.NONE)) {
            for (Row row = file.next(); row != null; row = file.next()) {
                rows.add(row.text());
            }
        }
        return rows;
    }

    private static List<String> rows(byte[] content) throws IOException, UnreadableRowException {
        return rows("trips", new ByteArrayInputStream(content));
    }

    private static TripFile open(String label, String content) throws IOException {
        return TripFile.open(label, new ByteArrayInputStream(content.getBytes(UTF_8)), FieldMapping.NONE);
    }

    @Test
    void rows_follow_the_header_and_blank_lines_are_left_out() throws Exception {
        assertThat(rows(("\n" + HEADER + "\r\n\r\na\r\n  \r\nb").getBytes(UTF_8)))
                .containsExactly("a", "b");
    }

    @Test
    void gzip_is_known_by_its_first_bytes() throws Exception {
        assertThat(rows(gzip((HEADER + "\na\n").getBytes(UTF_8)))).containsExactly("a");
    }

    @Test
    void all_members_of_a_gzip_file_are_read() throws Exception {
        assertThat(rows(joined(gzip((HEADER + "\na\n").getBytes(UTF_8)), gzip("b\n".getBytes(UTF_8)))))
                .containsExactly("a", "b");
    }

    @Test
    void members_that_trickle_through_a_pipe_are_all_read() throws Exception {
        byte[] packed = joined(
                gzip((HEADER + "\na\n").getBytes(UTF_8)), gzip("b\n".getBytes(UTF_8)), gzip("c\n".getBytes(UTF_8)));
        InputStream pipe = new ByteArrayInputStream(packed) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }

            @Override
            public int available() {
                return 0;
            }
        };

        assertThat(rows("trips", pipe)).containsExactly("a", "b", "c");
    }

    @Test
    void byte_order_mark_is_skipped_packed_or_not() throws Exception {
        byte[] marked = ("\uFEFF" + HEADER + "\na\n").getBytes(UTF_8);

        assertThat(rows(marked)).containsExactly("a");
        assertThat(rows(gzip(marked))).containsExactly("a");
        assertThat(rows(("\uFEFF" + JSON).getBytes(UTF_8))).hasSize(1);
    }

    @Test
    void header_is_kept_as_it_is() throws Exception {
        try (TripFile file = open("trips.csv", "\uFEFF" + HEADER + ",\"x\ny\"\r\na\n")) {
            assertThat(file.header()).isEqualTo((HEADER + ",\"x\ny\"").getBytes(UTF_8));
        }
    }

    @Test
    void empty_file_has_no_rows() throws Exception {
        assertThat(rows(new byte[0])).isEmpty();
        assertThat(rows(" \n\n".getBytes(UTF_8))).isEmpty();
        assertThat(rows(gzip(new byte[0]))).isEmpty();
    }

    @Test
    void what_begins_with_a_brace_is_json_lines() throws Exception {
        assertThat(open("-", "\n " + JSON).parser()).isInstanceOf(JsonRowParser.class);
        assertThat(open("trips.csv", JSON).parser()).isInstanceOf(JsonRowParser.class);
        assertThat(open("trips", HEADER + "\n").parser()).isInstanceOf(CsvRowParser.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.json",
                "a.jsonl",
                "a.ndjson",
                "a.unsent",
                "A.JSONL.GZ",
                "a.jsonl.rejected",
                "a.jsonl.gz.rejected.rejected"
            })
    void what_is_called_json_is_json_lines_though_it_begins_with_a_broken_row(String label) throws Exception {
        assertThat(open(label, "broken\n" + JSON).parser()).isInstanceOf(JsonRowParser.class);
    }

    @Test
    void files_of_other_formats_are_refused_with_what_to_do() throws IOException {
        assertThatThrownBy(() -> rows(new byte[] {'P', 'K', 3, 4, 0}))
                .hasMessage("trips: a zip archive must be unpacked first; gzip is read as it is");
        assertThatThrownBy(() -> rows(HEADER.getBytes(UTF_16)))
                .hasMessage("trips: the text must be UTF-8, but is UTF-16: save it as UTF-8");
        assertThatThrownBy(() -> open("trips.json", "[" + JSON + "]"))
                .hasMessage("trips.json: JSON must be one object a line, but is an array: turn it into lines with"
                        + " jq -c '.[]'");
        byte[] badHeader = joined(new byte[] {(byte) 0xC3, '('}, HEADER.getBytes(UTF_8));
        assertThatThrownBy(() -> rows(badHeader))
                .hasMessage("trips: the header cannot be read: a row must be UTF-8, but has other bytes");
        assertThatThrownBy(() -> open("trips", "\"Name,StatusTime\na\n"))
                .hasMessageStartingWith("trips: the header cannot be read: a quoted field must end");
    }

    @Test
    void file_that_is_refused_is_closed() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream("x,y\n".getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatThrownBy(() -> TripFile.open("trips", in, FieldMapping.NONE)).isInstanceOf(ReplayException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void file_that_is_cut_off_fails_after_what_is_readable() throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 100_000; i++) {
            text.append("unicorn").append(i * 31).append('\n');
        }
        byte[] packed = gzip(text.toString().getBytes(UTF_8));
        List<String> rows = new ArrayList<>();

        assertThatThrownBy(() -> {
                    InputStream half = new ByteArrayInputStream(Arrays.copyOf(packed, packed.length / 2));
                    try (TripFile file = TripFile.open("trips", half, FieldMapping.NONE)) {
                        for (Row row = file.next(); row != null; row = file.next()) {
                            rows.add(row.text());
                        }
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(rows).hasSizeGreaterThan(10_000).startsWith("unicorn0", "unicorn31");
    }
}
