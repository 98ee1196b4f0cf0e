package com.wildrydes.athenaqueries.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "string|Shadowfax|'Shadowfax'",
                "string|O'Hara|'O''Hara'",
                "string|' OR 1=1 --|''' OR 1=1 --'",
                "string|\\'; DROP TABLE wildrydes; --|'\\''; DROP TABLE wildrydes; --'",
                "string|流星 🦄|'流星 🦄'",
                "timestamp|2026-07-21|TIMESTAMP '2026-07-21 00:00:00.000'",
                "timestamp|2026-07-21 09:15:00.123|TIMESTAMP '2026-07-21 09:15:00.123'",
                "timestamp|2026-07-21T09:15Z|TIMESTAMP '2026-07-21 09:15:00.000'",
                "timestamp|2026-07-21T01:15:00+02:00|TIMESTAMP '2026-07-20 23:15:00.000'",
                "timestamp|0000-01-01|TIMESTAMP '0000-01-01 00:00:00.000'",
                "integer 1..10|10|10",
                "integer -5..5|-5|-5",
                "double 0..2.5|1|1.0E0",
                "double 0..2.5|.25|0.25E0",
                "double 0..10000000|1e7|1.0E7",
                "duration|90s|90000",
                "duration|1h30m0s250ms|5400250",
                "duration|0|0",
            })
    void a_value_becomes_one_literal(String type, String value, String literal) {
        assertThat(ParameterType.parse(type).literal(value)).isEqualTo(literal);
    }

    @Test
    void empty_text_is_a_string() {
        assertThat(new ParameterType.Text().literal("")).isEqualTo("''");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "timestamp|yesterday|must be a time like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': 'yesterday'",
                "timestamp|2026-02-30|must be a time like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': '2026-02-30'",
                "timestamp|2026-07-21' OR '1|must be a time like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': "
                        + "'2026-07-21' OR '1'",
                "timestamp|2026-07-21 09:15:00.0001|must be in the years 0000 to 9999, whole milliseconds: "
                        + "'2026-07-21 09:15:00.0001'",
                "timestamp|-0001-07-21|must be in the years 0000 to 9999, whole milliseconds: '-0001-07-21'",
                "integer 1..10|0|must be a whole number in 1..10: '0'",
                "integer 1..10|11|must be a whole number in 1..10: '11'",
                "integer 1..10|1.5|must be a whole number in 1..10: '1.5'",
                "integer 1..10|99999999999999999999|must be a whole number in 1..10: '99999999999999999999'",
                "integer 1..10|1; DROP|must be a whole number in 1..10: '1; DROP'",
                "double 0..2.5|2.6|must be a number in 0..2.5: '2.6'",
                "double 0..2.5|NaN|must be a number in 0..2.5: 'NaN'",
                "double 0..2.5|0x1p0|must be a number in 0..2.5: '0x1p0'",
                "double 0..2.5|1d|must be a number in 0..2.5: '1d'",
                "duration|soon|must be a duration like 250ms, 90s or 1h30m: 'soon'",
                "duration|10|must be a duration like 250ms, 90s or 1h30m: '10'",
                "duration|-10s|must be a duration like 250ms, 90s or 1h30m: '-10s'",
                "duration|10s OR 1|must be a duration like 250ms, 90s or 1h30m: '10s OR 1'",
            })
    void what_is_no_value_is_refused_with_the_rule(String type, String value, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterType.parse(type).literal(value))
                .withMessage(reason);
    }

    @Test
    void text_that_athena_would_cut_or_change_is_refused() {
        var text = new ParameterType.Text();
        assertThat(text.literal("a".repeat(1022))).hasSize(1024);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text.literal("a".repeat(1023)))
                .withMessage("must be shorter: Athena takes 1024 characters with its quotes, not 1025");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text.literal("a\ud800"))
                .withMessage("must be Unicode text, without half surrogate pairs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"string", "timestamp", "duration", "integer -3..10000", "double 0..0.5", "double -1..1000000"})
    void a_label_reads_back(String label) {
        assertThat(ParameterType.parse(label).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "integer", "integer 1-2", "double 1", "String"})
    void there_are_no_other_types(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterType.parse(label))
                .withMessage(
                        "a parameter's type is string, timestamp, duration, integer 1..10 or double 0..1: " + label);
    }
}
