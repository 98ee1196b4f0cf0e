package com.wildrydes.cli.stack;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.failure.WrongUsage;
import com.wildrydes.cli.terminal.StatusLine;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.local.LocalStack;
import com.wildrydes.local.LocalStackException;
import com.wildrydes.local.LocalStackListener;
import com.wildrydes.local.LocalStackSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of the local stack, for the commands that start one.
final class StackOptions {
    /// The template's parameter.
    private static final String PASSWORD = "OperatorPassword";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4566",
            description = "The one port of all AWS services; 0 takes a free one. Default: 4566.")
    private int port;

    @Option(
            names = "--web-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port for browsers; 0 takes a free one. Default: 8080.")
    private int webPort;

    @Option(
            names = "--web-host",
            paramLabel = "ADDRESS",
            description =
                    "Where the port for browsers listens: an address of this machine, or 0.0.0.0 for all. Default: "
                            + "for this machine only. With it the dashboard needs --parameter OperatorPassword=...")
    private @Nullable InetAddress webHost;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".wildrydes",
            description = "Keeps everything; delete it to start afresh. Default: .wildrydes.")
    private Path data = Path.of(".wildrydes");

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = "What is deployed. Default: the template.yaml of this project.")
    private @Nullable Path template;

    @Option(
            names = "--parameter",
            paramLabel = "Key=Value",
            description = "A parameter of the template, for example ShardCount=4. May be given more than once.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--limits", description = "Switch on AWS's throttles.")
    private boolean limits;

    private final Path home;
    private final Terminal terminal;
    private final BooleanSupplier verbose;

    /// @param home    the project's folder, with the template and what was built
    /// @param verbose whether the functions' output is printed; asked at the start
    StackOptions(Path home, Terminal terminal, BooleanSupplier verbose) {
        this.home = home;
        this.terminal = terminal;
        this.verbose = verbose;
    }

    /// Starts the stack and says where it is; returns when everything is up.
    LocalStack start() throws InterruptedException {
        try (StatusLine progress = terminal.statusLine()) {
            var listener = new Listener(progress, terminal, verbose.getAsBoolean());
            LocalStack stack = LocalStack.start(settings(), listener);
            progress.print("target: local stack at " + stack.endpoint());
            listener.warnings().forEach(warning -> progress.print("warning: " + warning));
            terminal.out().println("AWS services  " + stack.endpoint());
            terminal.out().println("dashboard     " + stack.web());
            terminal.out().println("data          " + data);
            return stack;
        } catch (LocalStackException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private LocalStackSettings settings() {
        Path file = Optional.ofNullable(template).orElse(home.resolve("template.yaml"));
        requirePassword();
        try {
            LocalStackSettings settings = LocalStackSettings.of(data, file, home)
                    .withPorts(port, webPort)
                    .withLimits(limits)
                    .withParameters(parameters);
            return webHost == null ? settings : settings.withWebHost(webHost);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    /// On this machine the dashboard is open to whoever uses it; to a network it is not.
    private void requirePassword() {
        boolean open = parameters.getOrDefault(PASSWORD, "").isEmpty();
        if (webHost != null && !webHost.isLoopbackAddress() && open) {
            throw new WrongUsage("--web-host " + webHost.getHostAddress() + " lets others in: give the dashboard a"
                    + " password with --parameter " + PASSWORD + "=...");
        }
    }

    /// Hears what the stack says. Warnings are kept for after the line that says what is talked to, which comes first.
    private static final class Listener implements LocalStackListener {
        private final List<String> warnings = new CopyOnWriteArrayList<>();
        private final StatusLine progress;
        private final Terminal terminal;
        private final boolean verbose;

        Listener(StatusLine progress, Terminal terminal, boolean verbose) {
            this.progress = progress;
            this.terminal = terminal;
            this.verbose = verbose;
        }

        List<String> warnings() {
            return warnings;
        }

        @Override
        public void started(String part, Duration took) {
            progress.show("started " + part + " in " + took.toMillis() + " ms");
        }

        @Override
        public void warning(String warning) {
            warnings.add(warning);
        }

        @Override
        public void functionLine(String function, String line) {
            if (verbose) {
                terminal.out().println(function + ": " + line);
            }
        }
    }
}
