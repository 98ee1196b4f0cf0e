package com.wildrydes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    @Test
    void ctrl_c_while_the_local_stack_starts_ends_it_before_it_is_ready() throws Exception {
        // A pipe that nobody writes to: the start waits for the template for ever.
        Path template = folder.resolve("template.yaml");
        assertThat(new ProcessBuilder("mkfifo", template.toString()).start().waitFor())
                .isZero();
        Process up = start(
                "up",
                "--port",
                "0",
                "--web-port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--template",
                template.toString());
        try (var _ = writerOf(template)) {
            signal(up, "INT");
            assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(130);
            assertThat(written()).isEmpty();
        } finally {
            up.destroyForcibly();
        }
    }

    /// Opens the pipe, which takes until its reader does.
    private static OutputStream writerOf(Path pipe) throws Exception {
        var writer = new CompletableFuture<OutputStream>();
        Thread.ofPlatform().daemon().name("open the pipe").start(() -> {
            try {
                writer.complete(new FileOutputStream(pipe.toFile()));
            } catch (IOException e) {
                writer.completeExceptionally(e);
            }
        });
        return writer.get(60, TimeUnit.SECONDS);
    }

    private record Ride(int exitCode, String out) {}

    private Ride signalled(String signal, String... more) throws IOException, InterruptedException {
        Path out = folder.resolve("ride.jsonl");
        List<String> arguments = new ArrayList<>(List.of("simulate", "--unicorns", "50", "--out", out.toString()));
        arguments.addAll(List.of(more));
        Process process = start(arguments.toArray(String[]::new));
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(out) && Files.size(out) > 0);
            signal(process, signal);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return new Ride(process.exitValue(), written());
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WildRydes.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("written").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("written"));
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
