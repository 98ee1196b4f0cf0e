package com.wildrydes.processors.dependency;

import org.jspecify.annotations.Nullable;

/// Of no use to try again within this invocation: the service refuses the call, for example for lack of
/// permission.
public final class RefusedException extends DependencyException {

    public RefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
