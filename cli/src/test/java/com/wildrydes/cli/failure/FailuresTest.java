package com.wildrydes.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void each_kind_of_failure_has_its_exit_code() {
        assertThat(exitCode(new CommandFailed("no"))).isEqualTo(1);
        assertThat(exitCode(new IllegalStateException("no"))).isEqualTo(1);
        assertThat(exitCode(new WrongUsage("no"))).isEqualTo(2);
        assertThat(exitCode(new CommandStopped("no", new InterruptedException())))
                .isEqualTo(130);
    }

    @Test
    void a_failure_is_one_line_behind_the_commands_name() {
        exitCode(new CommandStopped("stopped before\n the end", new InterruptedException()));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("ask: stopped before the end\n");
    }

    private int exitCode(RuntimeException failure) {
        var failures = new Failures(new PrintStream(err, true, StandardCharsets.UTF_8), () -> false);
        return new CommandLine(new Asking(failure))
                .setExecutionExceptionHandler(failures)
                .execute();
    }

    @Command(name = "ask")
    private record Asking(RuntimeException failure) implements Runnable {
        @Override
        public void run() {
            throw failure;
        }
    }
}
