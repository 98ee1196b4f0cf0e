package com.wildrydes.telemetry;

/// Leaves the reading of an event at the first broken rule. Never seen outside the codec.
final class RejectedException extends Exception {

    /// Without a stack trace: a flood of bad events must not cost more than good ones.
    RejectedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
