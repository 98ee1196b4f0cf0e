package com.wildrydes.athenaqueries.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("name", "varchar"), new Column("metres", "decimal"), new Column("well", "boolean"));

    private static final UnaryOperator<String> PRINTABLE = text -> text.replace("\n", "\\n");

    private final StringWriter out = new StringWriter();

    @Test
    void a_table_has_columns_as_wide_as_what_is_in_them() throws IOException {
        write(new TableRows(out, PRINTABLE), COLUMNS, row("Shadowfax", "12.5", "true"), row("Bo", "1234.567", null));
        assertThat(out).hasToString("""
                name         metres  well
                ---------  --------  ----
                Shadowfax      12.5  true
                Bo         1234.567
                """);
    }

    @Test
    void a_table_measures_characters_as_a_terminal_shows_them() throws IOException {
        write(
                new TableRows(out, PRINTABLE),
                List.of(new Column("name", "varchar"), new Column("n", "bigint")),
                row("流星", "1"),
                row("🦄", "2"),
                row("Zoe\u0308", "3"),
                row("abcd", "4"));
        assertThat(out).hasToString("""
                name  n
                ----  -
                流星  1
                🦄    2
                Zoe\u0308   3
                abcd  4
                """);
    }

    @Test
    void a_table_makes_foreign_text_harmless() throws IOException {
        write(new TableRows(out, PRINTABLE), List.of(new Column("name", "varchar")), row("a\nb"));
        assertThat(out).hasToString("name\n----\na\\nb\n");
    }

    @Test
    void a_table_without_rows_is_its_head() throws IOException {
        write(new TableRows(out, PRINTABLE), COLUMNS);
        assertThat(out).hasToString("name  metres  well\n----  ------  ----\n");
    }

    @Test
    void a_long_table_holds_back_its_first_rows_only() throws IOException {
        var table = new TableRows(out, PRINTABLE);
        table.columns(List.of(new Column("n", "varchar"), new Column("m", "varchar")));
        for (int i = 0; i < TableRows.HELD_BACK; i++) {
            assertThat(out.getBuffer()).isEmpty();
            table.row(row("a", "b"));
        }
        assertThat(out.toString().lines()).hasSize(TableRows.HELD_BACK + 2);
        table.row(row("wider", "b"));
        assertThat(out.toString()).endsWith("a  b\nwider  b\n");
    }

    @Test
    void csv_tells_null_from_empty_text_and_quotes_what_it_must() throws IOException {
        write(
                new CsvRows(out),
                COLUMNS,
                row("a,b", "1", "true"),
                row("say \"hi\"", null, null),
                row("", "2", "false"),
                row("two\nlines", "3", "true"));
        assertThat(out).hasToString("""
                name,metres,well
                "a,b",1,true
                "say ""hi""\",,
                "",2,false
                "two
                lines",3,true
                """);
    }

    @Test
    void json_is_an_array_with_an_object_a_line() throws IOException {
        write(new JsonRows(out), COLUMNS, row("Shadowfax", "12.500", "true"), row("\"\n", null, null));
        assertThat(out).hasToString("""
                [
                {"name":"Shadowfax","metres":12.500,"well":true},
                {"name":"\\"\\n","metres":null,"well":null}
                ]
                """);
    }

    @Test
    void json_keeps_every_digit_and_reads_back() throws IOException {
        write(
                new JsonRows(out),
                List.of(new Column("a", "bigint"), new Column("b", "double"), new Column("c", "double")),
                row("9223372036854775807", "1.0E-5", "NaN"));
        JsonNode row = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(row.get("a").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(row.get("b").doubleValue()).isEqualTo(0.00001);
        assertThat(row.get("c").textValue()).isEqualTo("NaN");
    }

    @Test
    void json_without_rows_is_an_empty_array() throws IOException {
        write(new JsonRows(out), COLUMNS);
        assertThat(out).hasToString("[]\n");
    }

    @Test
    void json_tells_columns_of_one_name_apart() throws IOException {
        write(new JsonRows(out), List.of(new Column("a", "integer"), new Column("a", "integer")), row("1", "2"));
        assertThat(out).hasToString("[\n{\"a\":1,\"a_2\":2}\n]\n");
    }

    @Test
    void no_format_closes_what_it_writes_to() throws IOException {
        var closed = new StringWriter() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        for (RowWriter writer : writers(closed)) {
            write(writer, COLUMNS, row("a", "1", "true"));
        }
    }

    private static List<RowWriter> writers(Writer out) throws IOException {
        return List.of(new TableRows(out, PRINTABLE), new CsvRows(out), new JsonRows(out));
    }

    @SafeVarargs
    private static void write(RowWriter writer, List<Column> columns, List<String>... rows) throws IOException {
        writer.columns(columns);
        for (List<String> row : rows) {
            writer.row(row);
        }
        writer.end();
    }

    private static List<String> row(String... values) {
        return Arrays.asList(values);
    }
}
