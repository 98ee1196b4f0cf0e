package com.wildrydes.cli;

import com.wildrydes.cli.audit.AuditCommand;
import com.wildrydes.cli.failure.Failures;
import com.wildrydes.cli.logging.JavaUtilLogging;
import com.wildrydes.cli.quarantine.QuarantineCommand;
import com.wildrydes.cli.query.QueryCommand;
import com.wildrydes.cli.send.ReplayCommand;
import com.wildrydes.cli.send.SimulateCommand;
import com.wildrydes.cli.stack.DemoCommand;
import com.wildrydes.cli.stack.UpCommand;
import com.wildrydes.cli.status.StatusCommand;
import com.wildrydes.cli.tail.TailCommand;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.DurationConverter;
import com.wildrydes.cli.terminal.ProcessSignals;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.cli.terminal.TimeConverter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The `wildrydes` command. All wiring from the process to the commands is here.
@Command(
        name = "wildrydes",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "wildrydes 1.0.0-SNAPSHOT",
        usageHelpWidth = 110,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        description = "Real-time telemetry of a fleet of unicorns: on this machine, or on AWS.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  wildrydes demo                      everything at once, until Ctrl-C",
            "  wildrydes up                        only the local stack",
            "  wildrydes simulate --unicorns 1000  a fleet, from another terminal",
            "  wildrydes status                    how far it is",
        })
public final class WildRydes implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            order = 105,
            description = "Say more: an error's stack trace, the functions' logs.")
    private boolean verbose;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    private WildRydes() {}

    public static void main(String[] arguments) {
        JavaUtilLogging.warningsOnly();
        var terminal = new Terminal(
                System.getenv(),
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Boolean.getBoolean("wildrydes.terminal"),
                Clock.systemUTC(),
                new ProcessSignals());
        int exitCode = commandLine(terminal, Path.of(System.getProperty("wildrydes.home", ".")))
                .execute(arguments);
        terminal.out().flush();
        System.exit(exitCode);
    }

    /// The command with all its subcommands.
    ///
    /// @param home the project's folder
    static CommandLine commandLine(Terminal terminal, Path home) {
        var targets = new TargetOptions();
        var root = new WildRydes();
        var failures = new Failures(terminal.err(), () -> root.verbose);
        return new CommandLine(root)
                .addMixin("targets", targets)
                .addSubcommand(new DemoCommand(terminal, targets, home, () -> root.verbose))
                .addSubcommand(new UpCommand(terminal, targets, home, () -> root.verbose))
                .addSubcommand(new SimulateCommand(terminal, targets))
                .addSubcommand(new ReplayCommand(terminal, targets))
                .addSubcommand(new TailCommand(terminal, targets))
                .addSubcommand(new StatusCommand(terminal, targets))
                .addSubcommand(new QueryCommand(terminal, targets))
                .addSubcommand(new AuditCommand(terminal, targets))
                .addSubcommand(QuarantineCommand.commandLine(terminal, targets))
                .registerConverter(Duration.class, new DurationConverter())
                .registerConverter(Instant.class, new TimeConverter())
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
