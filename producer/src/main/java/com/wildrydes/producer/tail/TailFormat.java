package com.wildrydes.producer.tail;

/// How events are printed.
public enum TailFormat {
    /// Each payload as it is, a line each.
    JSON,
    /// Columns for a person to read.
    TABLE
}
