package com.wildrydes.cli.failure;

/// A command could not do its work. The message is one line: what failed, why, and what to do.
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
