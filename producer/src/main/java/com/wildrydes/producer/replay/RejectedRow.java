package com.wildrydes.producer.replay;

import java.nio.file.Path;

/// A row that could not be read.
///
/// @param source where it is from
/// @param line of its source, 1 for the first
/// @param reason which rule it breaks, with the value
/// @param writtenTo the file that now holds it, as it was
public record RejectedRow(TripSource source, long line, String reason, Path writtenTo) {

    /// `trips.csv:17: Latitude must be …`.
    @Override
    public String toString() {
        return source.label() + ":" + line + ": " + reason;
    }
}
