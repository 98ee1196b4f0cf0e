package com.wildrydes.telemetry;

/// The outcome of reading one event: the event, or the reason why it is none.
public sealed interface Decoded {

    /// An event that keeps every rule of the format.
    record Valid(StatusEvent event) implements Decoded {}

    /// Bytes that are no event.
    ///
    /// @param reason one line for an operator: the field, the rule and the value, shortened when it is long
    record Rejected(String reason) implements Decoded {}
}
