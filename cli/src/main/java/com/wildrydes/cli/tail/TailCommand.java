package com.wildrydes.cli.tail;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.failure.WrongUsage;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.StandardOutput;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.tail.Tail;
import com.wildrydes.producer.tail.TailClients;
import com.wildrydes.producer.tail.TailFormat;
import com.wildrydes.producer.tail.TailFrom;
import com.wildrydes.producer.tail.TailSettings;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tail`: prints events until Ctrl-C.
@Command(
        name = "tail",
        description = {
            "Prints the stream's events as they arrive, until Ctrl-C.",
            "Reads with the Kinesis Client Library, which takes some seconds to start.",
        },
        footer = {
            "  wildrydes tail",
            "  wildrydes tail --from trim-horizon --name Shadowfax --format table",
            "  wildrydes tail --from '2026-07-21 09:15:00'",
        })
public final class TailCommand implements Runnable {
    private final Terminal terminal;
    private final TargetOptions targets;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            defaultValue = "latest",
            converter = TailFromConverter.class,
            description = "latest, trim-horizon, or a time of arrival. Default: latest.")
    private TailFrom from = new TailFrom.Latest();

    @Option(names = "--name", paramLabel = "NAME", description = "Only this unicorn's events.")
    private @Nullable String name;

    @Option(
            names = "--format",
            paramLabel = "json|table",
            defaultValue = "json",
            description = "json: each event as it is. table: columns. Default: json.")
    private TailFormat format = TailFormat.JSON;

    @Option(names = "--stream", paramLabel = "STREAM", defaultValue = "wildrydes", description = "Default: wildrydes.")
    private String stream = "wildrydes";

    @Option(
            names = "--application",
            paramLabel = "TABLE",
            description = "Keep checkpoints in this lease table: the next run goes on where this one ended.")
    private @Nullable String application;

    public TailCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public void run() {
        TailSettings settings = settings();
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal);
                var tailClients = TailClients.open(clients::configure)) {
            clients.requireStream(stream);
            var out = new OutputStreamWriter(new StandardOutput(terminal.out()), StandardCharsets.UTF_8);
            var tail = new Tail(settings, tailClients, out);
            try (var _ = terminal.interrupts().onInterrupt(tail::stop)) {
                tail.run();
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private TailSettings settings() {
        try {
            return new TailSettings(stream, from, name, format, application);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }
}
