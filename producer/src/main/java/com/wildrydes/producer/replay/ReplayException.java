package com.wildrydes.producer.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Says that a file as a whole cannot be replayed; its message says which one, why and what to do.
public final class ReplayException extends IOException {

    public ReplayException(String message) {
        super(message);
    }

    public ReplayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
