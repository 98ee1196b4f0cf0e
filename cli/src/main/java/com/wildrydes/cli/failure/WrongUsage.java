package com.wildrydes.cli.failure;

/// What was asked for does not go together or is not an allowed value. The message says what is allowed.
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongUsage(String message) {
        super(message);
    }

    public WrongUsage(String message, Throwable cause) {
        super(message, cause);
    }
}
