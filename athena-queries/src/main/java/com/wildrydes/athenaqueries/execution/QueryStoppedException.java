package com.wildrydes.athenaqueries.execution;

/// A statement was stopped before its result was read to its end: by [QueryRun#stop], or by somebody else in
/// Athena.
public final class QueryStoppedException extends Exception {
    private static final long serialVersionUID = 1;

    QueryStoppedException(String message) {
        super(message);
    }
}
