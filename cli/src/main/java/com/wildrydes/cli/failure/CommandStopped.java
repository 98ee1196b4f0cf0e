package com.wildrydes.cli.failure;

/// A command was stopped before its end, as Ctrl-C does. The message is one line: what was stopped.
public final class CommandStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandStopped(String message, Throwable cause) {
        super(message, cause);
    }
}
