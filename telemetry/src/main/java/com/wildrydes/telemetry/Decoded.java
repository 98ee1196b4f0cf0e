package com.wildrydes.telemetry;

import org.jspecify.annotations.Nullable;

/// The outcome of reading one event: the event, or the reason why it is none.
public sealed interface Decoded {

    /// An event that keeps every rule of the format.
    ///
    /// @param extra the fields that the format does not name, as the text of one JSON object; null when there
    /// are none, and when they were not asked for
    record Valid(StatusEvent event, @Nullable String extra) implements Decoded {
        public Valid(StatusEvent event) {
            this(event, null);
        }
    }

    /// Bytes that are no event.
    ///
    /// @param reason one line for an operator: the field, the rule and the value, shortened when it is long
    record Rejected(String reason) implements Decoded {}
}
