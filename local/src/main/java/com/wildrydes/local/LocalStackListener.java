package com.wildrydes.local;

import java.time.Duration;

/// Hears what the local stack does. Called by several threads; it must return fast and not throw.
public interface LocalStackListener {
    /// Hears nothing.
    LocalStackListener SILENT = new LocalStackListener() {};

    /// A part is up.
    ///
    /// @param part such as `DynamoDB`
    default void started(String part, Duration took) {}

    /// Something that a user should know, such as what the template asks for and one machine does not do.
    default void warning(String warning) {}

    /// A line of a function's log.
    default void functionLine(String function, String line) {}
}
