package com.wildrydes.local;

/// The local stack cannot start. The message is one line that says why and what to do.
public final class LocalStackException extends Exception {
    private static final long serialVersionUID = 1;

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
