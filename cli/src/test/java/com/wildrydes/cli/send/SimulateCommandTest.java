package com.wildrydes.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private static final String[] ONE_RIDE = {
        "simulate", "--name", "Rainbow", "--duration", "2s", "--speed", "max", "--start", "2026-07-21 09:15:00", "--out"
    };

    @Test
    void events_go_to_standard_output_and_the_summary_to_standard_error() {
        CommandRun run = CommandRun.of(with("-"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"Name\":\"Rainbow\",\"StatusTime\":\"2026-07-21 09:15:0"));
        assertThat(run.err().replaceAll("(seconds|events/s) +[0-9.,]+", "$1")).isEqualTo("""
                        target: standard output
                        read                        2
                        sent                        2
                        acknowledged                0
                        retried                     0
                        rejected                    0
                        unsent                      0
                        bytes                       0
                        seconds
                        events/s
                        """);
    }

    @Test
    void the_same_seed_and_start_give_the_same_bytes_to_a_file(@TempDir Path folder) throws IOException {
        CommandRun toFile = CommandRun.of(with(folder.resolve("ride.jsonl").toString()));

        assertThat(toFile.exitCode()).isZero();
        assertThat(toFile.err()).isEqualTo("target: file " + folder.resolve("ride.jsonl") + "\n");
        assertThat(toFile.out()).contains("sent                        2\n");
        assertThat(folder.resolve("ride.jsonl"))
                .hasContent(CommandRun.of(with("-")).out());
        assertThat(Files.size(folder.resolve("ride.jsonl"))).isPositive();
    }

    @Test
    void a_name_is_for_one_unicorn() {
        assertThat(CommandRun.of("simulate", "--name", "Rainbow", "--unicorns", "2"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes simulate: a name is for exactly one unicorn, leave one of the two away: name=Rainbow,"
                                + " unicorns=2\n"));
    }

    @Test
    void a_speed_is_a_factor_or_max() {
        assertThat(CommandRun.of("simulate", "--speed", "fast"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes simulate: invalid value for option '--speed': a speed is a number more than 0, or max:"
                                + " 'fast' (see 'wildrydes simulate --help')\n"));
    }

    @Test
    void a_file_that_cannot_be_written_is_named() {
        assertThat(CommandRun.of(with("/no/such/folder/ride.jsonl")).err())
                .endsWith("wildrydes simulate: there is no file /no/such/folder/ride.jsonl: check the name\n");
    }

    @Test
    void an_error_moves_no_cursor_whatever_it_quotes() {
        assertThat(CommandRun.of(with("/no/such/\u001b[2J\u009b2J.jsonl")).err())
                .endsWith("wildrydes simulate: there is no file /no/such/\\u001b[2J\\u009b2J.jsonl: check the name\n");
    }

    @Test
    void a_replay_names_a_field_that_the_event_does_not_have() {
        assertThat(CommandRun.of("replay", "trips.csv", "--map", "Speed=v"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes replay: the event has no field \"Speed\"; it has: Name, StatusTime, Latitude, Longitude,"
                                + " Distance, HealthPoints, MagicPoints\n"));
    }

    @Test
    void a_replay_refuses_a_zone_that_does_not_exist() {
        assertThat(CommandRun.of("replay", "trips.csv", "--zone", "Mars/Olympus"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes replay: a zone is written like Europe/Berlin, UTC or +02:00: 'Mars/Olympus'\n"));
    }

    private static String[] with(String out) {
        var arguments = new String[ONE_RIDE.length + 1];
        System.arraycopy(ONE_RIDE, 0, arguments, 0, ONE_RIDE.length);
        arguments[ONE_RIDE.length] = out;
        return arguments;
    }
}
