package com.wildrydes.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.cli.WildRydes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real signals to a real process.
@Timeout(90)
class SignalsTest {
    /// A process inherits which signals are ignored, and in the background of a shell that is SIGINT: the command would
    /// ignore it too, as it should. Neither Java nor a shell can undo that.
    private static final List<String> DEFAULT_SIGNALS =
            List.of("perl", "-e", "$SIG{INT} = $SIG{TERM} = 'DEFAULT'; exec @ARGV or die $!");

    @TempDir
    private Path folder;

    @Test
    void ctrl_c_is_the_regular_end_of_a_ride_without_end() throws Exception {
        Ride ride = signalled("INT");

        assertThat(ride.exitCode()).isZero();
        assertThat(ride.out()).matches("(?s)read +[0-9,]+\nsent +[0-9,]+\n.*events/s +[0-9,.]+\n");
    }

    @Test
    void ctrl_c_before_the_end_of_a_ride_prints_the_summary_and_says_that_it_was_interrupted() throws Exception {
        Ride ride = signalled("INT", "--duration", "1h");

        assertThat(ride.exitCode()).isEqualTo(130);
        assertThat(ride.out()).startsWith("read ");
    }

    @Test
    void a_service_managers_request_to_end_is_heard_as_well() throws Exception {
        assertThat(signalled("TERM").exitCode()).isZero();
    }

    @Test
    void every_event_that_was_counted_is_in_the_file() throws Exception {
        Ride ride = signalled("INT");

        long lines = Files.readAllLines(folder.resolve("ride.jsonl")).size();
        assertThat(ride.out().replaceAll("[ ,]", "")).startsWith("read" + lines + "\nsent" + lines + "\n");
    }

    private record Ride(int exitCode, String out) {}

    private Ride signalled(String signal, String... more) throws IOException, InterruptedException {
        Path out = folder.resolve("ride.jsonl");
        Path written = folder.resolve("written");
        List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WildRydes.class.getName(),
                "simulate",
                "--unicorns",
                "50",
                "--out",
                out.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectOutput(written.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(out) && Files.size(out) > 0);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return new Ride(process.exitValue(), Files.readString(written));
        } finally {
            process.destroyForcibly();
        }
    }
}
