package com.wildrydes.processors.dependency;

/// Worth trying again: the service throttles, fails, or gave no answer in time.
///
/// Whether the call took effect is not known.
public final class UnavailableException extends DependencyException {

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public UnavailableException(String message) {
        super(message, null);
    }
}
