package com.wildrydes.athenaqueries.execution;

/// Athena ran a statement and it failed. The message is Athena's reason.
public final class QueryFailedException extends Exception {
    private static final long serialVersionUID = 1;

    QueryFailedException(String message) {
        super(message);
    }
}
