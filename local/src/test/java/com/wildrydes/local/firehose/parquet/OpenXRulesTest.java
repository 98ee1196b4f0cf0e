package com.wildrydes.local.firehose.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.firehose.parquet.UnconvertibleException.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the OpenX JSON SerDe reads, as Firehose documents it.
class OpenXRulesTest {

    @Test
    void keys_are_taken_in_any_case() throws Exception {
        assertThat(Conversion.to("name string, healthpoints int").of("{\"Name\":\"Shadowfax\",\"HEALTHPOINTS\":150}"))
                .containsExactly(Map.of("name", "Shadowfax", "healthpoints", 150));
    }

    @Test
    void keys_are_taken_as_they_are_where_that_is_asked_for() throws Exception {
        OpenXSettings exact = new OpenXSettings(false, false, Map.of());
        assertThat(Conversion.to("name string").reading(exact).of("{\"Name\":\"Shadowfax\"}{\"name\":\"Silver\"}"))
                .extracting(row -> row.get("name"))
                .containsExactly(null, "Silver");
    }

    @Test
    void unknown_keys_are_dropped_whatever_they_hold() throws Exception {
        assertThat(Conversion.to("n int").of("{\"x\":{\"n\":2,\"y\":[1,{\"n\":3}]},\"n\":1,\"z\":null,\"w\":[[]]}"))
                .containsExactly(Map.of("n", 1));
    }

    @Test
    void missing_keys_and_nulls_are_null() throws Exception {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("n", null);
        nothing.put("s", null);
        assertThat(Conversion.to("n int, s string").of("{}{\"n\":null,\"s\":null}"))
                .isEqualTo(Collections.nCopies(2, nothing));
    }

    @Test
    void of_equal_keys_the_last_counts() throws Exception {
        assertThat(Conversion.to("n int").of("{\"n\":1,\"N\":2}{\"n\":1,\"n\":null}"))
                .extracting(row -> row.get("n"))
                .containsExactly(2, null);
    }

    @Test
    void dots_in_keys_become_underscores_where_that_is_asked_for() throws Exception {
        OpenXSettings dots = new OpenXSettings(true, true, Map.of());
        assertThat(Conversion.to("a_b int").reading(dots).of("{\"A.b\":1}")).containsExactly(Map.of("a_b", 1));
        assertThat(Conversion.to("a_b int").of("{\"a.b\":1}").getFirst()).containsEntry("a_b", null);
    }

    @Test
    void a_column_can_have_another_key() throws Exception {
        OpenXSettings mapped = new OpenXSettings(true, false, Map.of("ts", "TimeStamp"));
        assertThat(Conversion.to("ts bigint").reading(mapped).of("{\"timestamp\":1}{\"ts\":2}"))
                .extracting(row -> row.get("ts"))
                .containsExactly(1L, null);
    }

    @Test
    void documents_may_stand_in_one_line_or_many() throws Exception {
        assertThat(Conversion.to("n int").of("{\"n\":1}{\"n\":2}\n\n {\"n\":\r\n3}\t"))
                .extracting(row -> row.get("n"))
                .containsExactly(1, 2, 3);
    }

    @Test
    void more_keys_than_can_be_remembered_are_still_told_apart() throws Exception {
        StringBuilder documents = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            documents
                    .append("{\"made up ")
                    .append(i)
                    .append("\":0,\"n\":")
                    .append(i)
                    .append('}');
        }
        documents.append("{\"N\":3000}");
        assertThat(Conversion.to("n int").of(documents.toString()))
                .extracting(row -> row.get("n"))
                .startsWith(0, 1, 2)
                .endsWith(2999, 3000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tinyint   | -128                   | -128
            tinyint   | "127"                  | 127
            smallint  | 32767                  | 32767
            int       | 2147483647             | 2147483647
            int       | " 12 "                 | 12
            bigint    | -9223372036854775808   | -9223372036854775808
            bigint    | "9223372036854775807"  | 9223372036854775807
            double    | 1                      | 1.0
            double    | 48.8566140000000001    | 48.856614
            double    | "-1.5e3"               | -1500.0
            float     | 0.5                    | 0.5
            boolean   | true                   | true
            boolean   | "False"                | false
            string    | "text"                 | text
            string    | 1.50                   | 1.50
            string    | true                   | true
            string    | {"a": [1, "x", null]}  | {"a":[1,"x",null]}
            string    | [ 1,2 ]                | [1,2]
            decimal(5,2) | 123.455             | 123.46
            decimal(5,2) | "-0.1"              | -0.10
            decimal(38,0) | 99999999999999999999999999999999999999 | 99999999999999999999999999999999999999
            decimal(5,2) | 1e-999999999        | 0.00
            date      | "2026-02-28"           | 2026-02-28
            """)
    void a_value_that_fits_its_column_is_taken(String type, String json, String expected) throws Exception {
        Object value = Conversion.value(type, json);
        assertThat(value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tinyint   | 128
            smallint  | -32769
            int       | 2147483648
            int       | 1.5
            int       | 1.0
            int       | "1.5"
            int       | ""
            int       | "many"
            int       | true
            int       | {}
            int       | [1]
            bigint    | 9223372036854775808
            bigint    | 1e3
            double    | "fast"
            double    | 1e999
            double    | false
            float     | 1e39
            boolean   | 1
            boolean   | "yes"
            decimal(5,2) | 1000
            decimal(5,2) | 999.999
            decimal(5,2) | 1e999999999
            decimal(5,2) | "x"
            timestamp | "yesterday"
            timestamp | "2026-13-01 00:00:00"
            timestamp | true
            timestamp | 1e99
            date      | "2026-02-30"
            date      | 20260228
            """)
    void a_value_that_does_not_fit_its_column_fails_its_record(String type, String json) {
        assertThatThrownBy(() -> Conversion.value(type, json))
                .isInstanceOf(UnconvertibleException.class)
                .hasMessageStartingWith("Data does not match the schema. Column v is of type " + type + ": ")
                .extracting(e -> ((UnconvertibleException) e).reason())
                .isEqualTo(Reason.MALFORMED_DATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "2017-02-07T15:13:01.39256Z"    | 2017-02-07T15:13:01.392560Z
            "2017-02-07T15:13:01Z"          | 2017-02-07T15:13:01Z
            "2017-02-07 15:13:01.14"        | 2017-02-07T15:13:01.140Z
            "2017-2-7 15:13:01.123456789"   | 2017-02-07T15:13:01.123456789Z
            1518033528                      | 2018-02-07T19:58:48Z
            "1518033528"                    | 2018-02-07T19:58:48Z
            1518033528123                   | 2018-02-07T19:58:48.123Z
            1518033528.123                  | 2018-02-07T19:58:48.123Z
            0                               | 1970-01-01T00:00:00Z
            -1.5                            | 1969-12-31T23:59:58.500Z
            """)
    void times_are_taken_in_every_documented_format(String json, Instant expected) throws Exception {
        assertThat(Conversion.value("timestamp", json)).isEqualTo(expected);
    }

    @Test
    void a_date_is_a_date() throws Exception {
        assertThat(Conversion.value("date", "\"1969-12-31\"")).isEqualTo(LocalDate.of(1969, 12, 31));
    }

    @Test
    void text_is_unicode() throws Exception {
        assertThat(Conversion.value("string", "\"Ёжик 🦄 \\uD83E\\uDD84 \\n\"")).isEqualTo("Ёжик 🦄 🦄 \n");
    }

    @Test
    void text_may_be_long() throws Exception {
        String name = "🦄a".repeat(100_000);
        assertThat(Conversion.value("string", '"' + name + '"')).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "Shadowfax",
                "{\"n\":1",
                "{\"n\":1}}",
                "{\"n\":1},{\"n\":2}",
                "[{\"n\":1},{\"n\":2}]",
                "17",
                "null",
                "{\"n\":1}{\"n\":",
                "{\"n\":01}",
                "{'n':1}",
                "{\"x\":[1,2}",
                "{\"n\":NaN}"
            })
    void what_is_not_objects_one_after_the_other_fails_its_record(String record) {
        assertThatThrownBy(() -> Conversion.to("n int").of(record))
                .isInstanceOf(UnconvertibleException.class)
                .hasMessageStartingWith("Encountered malformed JSON. ")
                .extracting(e -> ((UnconvertibleException) e).reason())
                .isEqualTo(Reason.PARSE_ERROR);
    }

    @Test
    void bytes_that_are_no_text_fail_their_record() {
        for (byte[] record : List.of(
                new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'},
                new byte[] {0x1f, (byte) 0x8b, 8, 0, 0},
                new byte[] {0, 0, 0, 0})) {
            assertThatThrownBy(() -> Conversion.to("n int").of(record)).isInstanceOf(UnconvertibleException.class);
        }
    }

    @Test
    void a_document_that_is_too_deep_fails_its_record() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> Conversion.to("n int").of("{\"x\":" + deep))
                .asInstanceOf(InstanceOfAssertFactories.throwable(UnconvertibleException.class))
                .extracting(UnconvertibleException::reason)
                .isEqualTo(Reason.PARSE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"array<string>", "map<string,int>", "struct<a:int>", "binary", "varchar(10)", "decimal(39,0)"})
    void a_table_with_a_type_that_cannot_be_converted_to_is_refused(String type) {
        assertThatThrownBy(() -> JsonToParquet.requireConvertible(List.of(new Column("v", type))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column v: ")
                .hasMessageContaining(type);
    }
}
