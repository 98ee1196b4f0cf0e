package com.wildrydes.cli;

import com.wildrydes.cli.terminal.Interrupts;
import com.wildrydes.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// A command as it was run in this JVM: exit code and everything it wrote.
public record CommandRun(int exitCode, String out, String err) {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    public static CommandRun of(String... arguments) {
        return of(Map.of(), arguments);
    }

    public static CommandRun of(Map<String, String> environment, String... arguments) {
        return of(environment, stop -> () -> {}, arguments);
    }

    public static CommandRun of(Map<String, String> environment, Interrupts interrupts, String... arguments) {
        return of(environment, "", interrupts, arguments);
    }

    public static CommandRun of(
            Map<String, String> environment, String input, Interrupts interrupts, String... arguments) {
        return of(environment, input, interrupts, new ByteArrayOutputStream(), arguments);
    }

    /// @param out takes standard output while the command runs
    public static CommandRun of(
            Map<String, String> environment,
            String input,
            Interrupts interrupts,
            ByteArrayOutputStream out,
            String... arguments) {
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Clock.systemUTC(),
                interrupts);
        int exitCode = WildRydes.commandLine(terminal, HOME).execute(arguments);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
