package com.wildrydes.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/// The outside of a command: environment, standard streams, time.
///
/// @param environment the variables of the process
/// @param in          standard input
/// @param out         results, UTF-8
/// @param err         progress, logs and errors, UTF-8
/// @param interactive whether a person watches `err`, so that a line may be redrawn
/// @param interrupts  Ctrl-C
public record Terminal(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Clock clock,
        Interrupts interrupts) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /// A line that is redrawn in place, for a person only: nothing is written where nobody watches.
    public StatusLine statusLine() {
        return new StatusLine(err, interactive);
    }
}
