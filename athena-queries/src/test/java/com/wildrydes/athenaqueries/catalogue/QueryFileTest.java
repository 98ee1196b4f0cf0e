package com.wildrydes.athenaqueries.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryFileTest {
    private static final String FILE = """
            -- Where was one unicorn,
            -- and when?
            --
            -- Parameters:
            --   name  string     the unicorn; for example Shadowfax
            --   from  timestamp  at or after this; default 2026-01-01; for example 2026-07-21 09:15:00
            --
            -- A note that nobody parses: 'quotes, :colons.
            SELECT statustime
            FROM unicorn_events -- all of them
            WHERE name = :name AND statustime >= :from
            """;

    @Test
    void a_file_is_a_question_parameters_and_a_statement() {
        SavedQuery query = QueryFile.parse("where", FILE);
        assertThat(query.name()).isEqualTo("where");
        assertThat(query.question()).isEqualTo("Where was one unicorn, and when?");
        assertThat(query.parameters())
                .containsExactly(
                        new Parameter("name", new ParameterType.Text(), "the unicorn", Optional.empty(), "Shadowfax"),
                        new Parameter(
                                "from",
                                new ParameterType.Timestamp(),
                                "at or after this",
                                Optional.of("2026-01-01"),
                                "2026-07-21 09:15:00"));
        assertThat(query.sql().positional()).isEqualTo("""
                SELECT statustime
                FROM unicorn_events -- all of them
                WHERE name = ? AND statustime >= ?""");
    }

    @Test
    void a_query_without_parameters_says_so() {
        SavedQuery query = QueryFile.parse("one", "-- One?\n--\n-- Parameters: none\nSELECT 1");
        assertThat(query.parameters()).isEmpty();
    }

    @Test
    void a_broken_header_is_refused_with_the_files_name_and_the_line() {
        refused(
                FILE.replace("when?", "when."),
                "where.sql: the header begins with the question, which ends with '?': "
                        + "'Where was one unicorn, and when.'");
        refused(
                FILE.replace("-- Parameters:", "-- Parameter:"),
                "where.sql: the header of where has no line '-- Parameters:'");
        refused(
                FILE.replace("; for example Shadowfax", ""),
                "where.sql: a parameter is written '--   name  type  meaning; default …; for example …': "
                        + "'  name  string     the unicorn'");
        refused(
                FILE.replace("Parameters:\n", "Parameters: none\n"),
                "where.sql: '-- Parameters:' is followed by one line for each, or by 'none'");
        refused(
                "-- One?\n--\n-- Parameters:\nSELECT 1",
                "where.sql: '-- Parameters:' is followed by one line for each, or by 'none'");
        refused(
                FILE.replace("string   ", "varchar  "),
                "where.sql: parameter name: a parameter's type is string, timestamp, duration, integer 1..10 or "
                        + "double 0..1: varchar");
        refused(
                FILE.replace("default 2026-01-01", "default never"),
                "where.sql: parameter from: must be a time like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': 'never'");
        refused(
                FILE.replace("example 2026-07-21 09:15:00", "example now"),
                "where.sql: parameter from: must be a time like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': 'now'");
    }

    @Test
    void header_and_statement_have_the_same_parameters() {
        refused(
                FILE.replace(" = :name", " = 'x'"),
                "where.sql: the header declares the parameters [name, from], the statement uses [from]: "
                        + "make them the same");
        refused(
                FILE.replace(">= :from", ">= :from AND statustime < :to"),
                "where.sql: the header declares the parameters [name, from], the statement uses [name, from, to]: "
                        + "make them the same");
    }

    @Test
    void a_broken_statement_is_refused_with_the_files_name() {
        refused(FILE + ";", "where.sql: a query is one statement without ';': ;");
    }

    private static void refused(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryFile.parse("where", text))
                .withMessage(reason);
    }
}
