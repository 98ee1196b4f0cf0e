package com.wildrydes.local.athena.engine;

import org.jspecify.annotations.Nullable;

/// A statement did not run to its end.
public final class QueryFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient QueryFailure failure;

    public QueryFailedException(QueryFailure failure) {
        this(failure, null);
    }

    public QueryFailedException(QueryFailure failure, @Nullable Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public QueryFailure failure() {
        return failure;
    }
}
