package com.wildrydes.cli.quarantine;

import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `quarantine list|show|redrive`.
@Command(
        name = "quarantine",
        description = "What was rejected, why, and how to put it back on the stream.",
        footer = {
            "  wildrydes quarantine list",
            "  wildrydes quarantine show shardId-000000000000:4966…:0",
            "  wildrydes quarantine redrive --all",
        })
public final class QuarantineCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /// The command with its three subcommands.
    public static CommandLine commandLine(Terminal terminal, TargetOptions targets) {
        return new CommandLine(new QuarantineCommand())
                .addSubcommand(new QuarantineListCommand(terminal, targets))
                .addSubcommand(new QuarantineShowCommand(terminal, targets))
                .addSubcommand(new QuarantineRedriveCommand(terminal, targets));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of list, show and redrive is missing");
    }
}
