package com.wildrydes.producer.stream;

import org.jspecify.annotations.Nullable;

/// Says that writing to the stream cannot succeed, however often it is tried; its message says why and what to do.
public final class WriteFailedException extends RuntimeException {

    public WriteFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
