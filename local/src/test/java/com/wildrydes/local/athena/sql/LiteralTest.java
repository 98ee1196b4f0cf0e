package com.wildrydes.local.athena.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text'",
                "''",
                "'O''Hara'",
                "'a -- b'",
                "'/* x */'",
                "'日本 🦄'",
                "'line\nbreak'",
                "12",
                "-12.5",
                "+ 3",
                ".5",
                "1e10",
                "1.5E-3",
                "TRUE",
                "false",
                "NULL",
                "DATE '2026-11-22'",
                "timestamp '2026-11-22 18:00:00.000'",
                "DECIMAL '10.50'",
                "X'65683F'",
                "U&'Tim\\00E9'",
                "INTERVAL '2' DAY",
                "INTERVAL -'1' HOUR",
                "INTERVAL '1-3' YEAR TO MONTH",
                "  'spaces around'  "
            })
    void a_literal_is_taken(String text) {
        assertThat(Literal.isLiteral(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "'x' OR 1 = 1",
                "'x'; DROP TABLE t",
                "'it's'",
                "'open",
                "'x' --",
                "1 -- comment",
                "1 /* comment */",
                "/* comment */ 1",
                "1 + 1",
                "- - 1",
                "1, 2",
                "(1)",
                "(SELECT 1)",
                "name",
                "\"name\"",
                "`name`",
                "?",
                "now()",
                "current_date",
                "CAST('1' AS integer)",
                "DATE name",
                "1.2.3",
                "12abc",
                "'a' 'b'",
                "'a' || 'b'",
                "ARRAY[1]",
                "INTERVAL '2' FORTNIGHT"
            })
    void anything_else_is_not(String text) {
        assertThat(Literal.isLiteral(text)).isFalse();
    }
}
