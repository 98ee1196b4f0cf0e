package com.wildrydes.athenaqueries.catalogue;

/// A query was asked for by a name or with parameters that do not exist or do not fit. The message says what
/// is allowed.
public final class QueryUsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueryUsageException(String message) {
        super(message);
    }
}
