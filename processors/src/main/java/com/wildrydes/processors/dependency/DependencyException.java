package com.wildrydes.processors.dependency;

import org.jspecify.annotations.Nullable;

/// A call to a service that this function depends on did not succeed.
///
/// The events behind it are not processed: they stay on the stream and are delivered again.
public abstract sealed class DependencyException extends Exception permits UnavailableException, RefusedException {

    DependencyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
