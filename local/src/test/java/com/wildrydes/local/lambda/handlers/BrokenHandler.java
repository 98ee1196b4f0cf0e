package com.wildrydes.local.lambda.handlers;

/// A function that cannot be initialised.
public final class BrokenHandler {
    public BrokenHandler() {
        throw new IllegalStateException("no configuration");
    }

    public String handle(Object event) {
        return "never";
    }
}
