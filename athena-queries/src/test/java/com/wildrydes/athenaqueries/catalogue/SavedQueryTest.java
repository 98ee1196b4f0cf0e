package com.wildrydes.athenaqueries.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedQueryTest {
    private static final SavedQuery QUERY = QueryFile.parse("where", """
            -- Where?
            --
            -- Parameters:
            --   name  string         the unicorn; for example Shadowfax
            --   from  timestamp      at or after this; default 2026-01-01; for example 2026-07-21
            --   top   integer 1..10  so many; default 5; for example 3
            SELECT 1 WHERE a > :from AND name = :name AND b > :from AND c < :top
            """);

    @Test
    void values_and_defaults_stand_in_the_order_of_the_question_marks() {
        BoundQuery bound = QUERY.bind(Map.of("name", "Shadowfax", "top", "7"));
        assertThat(bound.sql()).isEqualTo("SELECT 1 WHERE a > ? AND name = ? AND b > ? AND c < ?");
        assertThat(bound.parameters())
                .containsExactly(
                        "TIMESTAMP '2026-01-01 00:00:00.000'",
                        "'Shadowfax'",
                        "TIMESTAMP '2026-01-01 00:00:00.000'",
                        "7");
    }

    @Test
    void no_value_gets_into_the_text() {
        BoundQuery bound = QUERY.bind(Map.of("name", "x' OR name <> '"));
        assertThat(bound.sql()).isEqualTo(QUERY.sql().positional());
        assertThat(bound.parameters()).contains("'x'' OR name <> '''");
    }

    @Test
    void a_missing_parameter_is_named_with_an_example() {
        refused(
                Map.of(),
                "query where needs the parameter name (the unicorn): give it a value, for example"
                        + " --param name='Shadowfax'");
    }

    @Test
    void an_unknown_parameter_is_named_with_the_one_that_was_meant() {
        refused(
                Map.of("name", "a", "form", "2026-01-01"),
                "query where has no parameter 'form', did you mean 'from'? It takes name, from, top");
        refused(
                Map.of("name", "a", "colour", "white"),
                "query where has no parameter 'colour'. It takes name, from, top");
    }

    @Test
    void an_ill_typed_parameter_is_named_with_its_rule() {
        refused(Map.of("name", "a", "top", "many"), "parameter top must be a whole number in 1..10: 'many'");
    }

    @Test
    void an_explained_query_has_its_literals_in_the_text_because_athena_binds_none_there() {
        BoundQuery bound = QUERY.bind(Map.of("name", "O'Hara?", "top", "7"));
        assertThat(bound.explained())
                .isEqualTo(BoundQuery.of("EXPLAIN SELECT 1 WHERE a > TIMESTAMP '2026-01-01 00:00:00.000'"
                        + " AND name = 'O''Hara?' AND b > TIMESTAMP '2026-01-01 00:00:00.000' AND c < 7"));
        assertThat(BoundQuery.of("SELECT 1").explained().sql()).isEqualTo("EXPLAIN SELECT 1");
    }

    private static void refused(Map<String, String> values, String reason) {
        assertThatExceptionOfType(QueryUsageException.class)
                .isThrownBy(() -> QUERY.bind(values))
                .withMessage(reason);
    }
}
