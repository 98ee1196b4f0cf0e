package com.wildrydes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildRydesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "simulate",
                "replay",
                "tail",
                "status",
                "query",
                "audit",
                "quarantine",
                "quarantine list",
                "quarantine show",
                "quarantine redrive"
            })
    void every_command_explains_itself_with_examples_and_the_options_that_name_its_target(String command) {
        CommandRun run = CommandRun.of((command + " --help").split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: wildrydes " + command)
                .contains("--endpoint=URL", "--aws", "--profile=P", "--region=R")
                .containsPattern("Examples:\n(.*\n)?.*wildrydes " + command);
    }

    @Test
    void a_missing_command_is_wrong_usage() {
        assertThat(CommandRun.of())
                .isEqualTo(new CommandRun(2, "", "wildrydes: a command is missing (see 'wildrydes --help')\n"));
    }

    @Test
    void an_unknown_command_suggests_the_right_one() {
        assertThat(CommandRun.of("statsu"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes: unmatched argument at index 0: 'statsu': did you mean 'status'?"
                                + " (see 'wildrydes --help')\n"));
    }

    @Test
    void an_unknown_option_suggests_the_right_one() {
        assertThat(CommandRun.of("simulate", "--unicorn=3"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes simulate: unknown option: '--unicorn=3': did you mean '--unicorns'?"
                                + " (see 'wildrydes simulate --help')\n"));
    }

    @Test
    void a_value_of_another_form_is_wrong_usage_and_shows_the_right_form() {
        assertThat(CommandRun.of("simulate", "--duration", "soon"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes simulate: invalid value for option '--duration': a duration is written like 60s, 5m,"
                                + " 1h30m or PT1M30S: 'soon' (see 'wildrydes simulate --help')\n"));
    }

    @Test
    void redrive_wants_either_ids_or_all() {
        assertThat(CommandRun.of("quarantine", "redrive"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes quarantine redrive: missing required argument (specify one of these): (ID... |"
                                + " --all) (see 'wildrydes quarantine redrive --help')\n"));
    }

    @Test
    void a_dashboard_that_others_can_reach_wants_a_password() {
        for (String command : new String[] {"up", "demo"}) {
            assertThat(CommandRun.of(command, "--web-host", "0.0.0.0"))
                    .isEqualTo(new CommandRun(
                            2,
                            "",
                            "wildrydes " + command
                                    + ": --web-host 0.0.0.0 lets others in: give the dashboard a password"
                                    + " with --parameter OperatorPassword=...\n"));
        }
    }

    @Test
    void the_version_is_printed() {
        assertThat(CommandRun.of("--version")).isEqualTo(new CommandRun(0, "wildrydes 1.0.0-SNAPSHOT\n", ""));
    }
}
