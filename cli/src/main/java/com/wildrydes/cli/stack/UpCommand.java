package com.wildrydes.cli.stack;

import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `up`: the local stack until Ctrl-C.
@Command(
        name = "up",
        description = {
            "Starts the local stack with the template deployed, until Ctrl-C.",
            "Any AWS SDK and the aws command work with AWS_ENDPOINT_URL set to its address, with any region and any"
                    + " credentials.",
        },
        footer = {
            "  wildrydes up",
            "  wildrydes up --port 0 --web-port 0 --data other --parameter ShardCount=4",
            "  wildrydes up --limits --verbose",
            "  AWS_ENDPOINT_URL=http://localhost:4566 AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any \\",
            "      aws kinesis list-streams --region us-east-1",
        })
public final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final TargetOptions targets;

    @Mixin
    private final StackOptions options;

    /// @param home    the project's folder
    /// @param verbose whether the functions' output is printed
    public UpCommand(Terminal terminal, TargetOptions targets, Path home, BooleanSupplier verbose) {
        this.terminal = terminal;
        this.targets = targets;
        this.options = new StackOptions(home, terminal, verbose);
    }

    /// Ctrl-C before "Ready." ends the process at once, as a kill would: nobody was told yet that anything is here.
    @Override
    public Integer call() throws IOException, InterruptedException {
        targets.requireOwnStack("up");
        var stopped = new CountDownLatch(1);
        try (var _ = options.start();
                var _ = terminal.interrupts().onInterrupt(stopped::countDown)) {
            terminal.out().println("Ready.");
            terminal.out().flush();
            stopped.await();
            terminal.err().println("stopping");
        }
        return 0;
    }
}
