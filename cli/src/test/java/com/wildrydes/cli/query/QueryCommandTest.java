package com.wildrydes.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.cli.CommandRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `query` says before it talks to anything.
class QueryCommandTest {
    @Test
    void without_a_name_the_queries_are_listed_with_question_and_parameters() {
        CommandRun run = CommandRun.of("query");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("""
                trip: Where was one unicorn between two times, and how did it feel?
                  name  string     the unicorn; required; for example Shadowfax
                  from  timestamp  events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
                  to    timestamp  events before this time; default 9999-12-31; for example 2026-07-21 10:00:00

                events-after: Which events happened after a time?
                """).contains("\ntotal-distance: How far has each unicorn travelled?\n");
    }

    @Test
    void an_unknown_name_suggests_the_nearest() {
        refused(
                "query: there is no query 'total-distence', did you mean 'total-distance'? The queries are trip, ",
                "total-distence");
    }

    @Test
    void a_missing_parameter_is_named_with_an_example() {
        refused(
                "query: query trip needs the parameter name (the unicorn): give it a value, for example"
                        + " --param name='Shadowfax'\n",
                "trip");
    }

    @Test
    void an_extra_parameter_is_refused() {
        refused(
                "query: query total-distance has no parameter 'name'. It takes from, to\n",
                "total-distance",
                "--param",
                "name=Shadowfax");
    }

    @Test
    void an_ill_typed_parameter_is_refused_with_its_rule() {
        refused(
                "query: parameter from must be a time like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': 'noon'\n",
                "total-distance",
                "--param",
                "from=noon");
    }

    @Test
    void a_parameter_is_a_name_and_a_value_and_comes_once() {
        refused("query: a parameter is written --param name=value: 'Shadowfax'\n", "trip", "--param", "Shadowfax");
        refused(
                "query: parameter name is given twice: leave one out\n",
                "trip",
                "--param",
                "name=a",
                "--param",
                "name=b");
    }

    @Test
    void a_name_and_a_statement_exclude_each_other() {
        refused("query: a name and --sql exclude each other: leave one out\n", "trip", "--sql", "SELECT 1");
    }

    @Test
    void a_statement_has_no_parameters() {
        refused(
                "query: --param belongs to a saved query: write the value into the statement\n",
                "--sql",
                "SELECT 1",
                "--param",
                "a=b");
    }

    @Test
    void an_empty_statement_is_refused() {
        refused("query: there is no statement: --sql is empty\n", "--sql", " ");
        refused("query: there is no statement: --sql is empty\n", "--sql", "-");
    }

    @Test
    void what_belongs_to_a_query_needs_one() {
        refused("query: which query? Give its name ('wildrydes query' lists them) or --sql\n", "--explain");
        refused("query: which query? Give its name ('wildrydes query' lists them) or --sql\n", "--param", "a=b");
    }

    @Test
    void an_unknown_format_is_refused_with_those_there_are() {
        refused(
                "query: invalid value for option '--format': expected one of [TABLE, CSV, JSON] (case-insensitive) but was"
                        + " 'xml'",
                "trip",
                "--format",
                "xml");
    }

    @Test
    void where_nobody_answers_the_command_fails_and_says_what_to_do() {
        CommandRun run = CommandRun.of(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), "query", "total-distance");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("start the local stack with 'wildrydes up'");
    }

    private static void refused(String message, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "query";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wildrydes " + message);
    }
}
