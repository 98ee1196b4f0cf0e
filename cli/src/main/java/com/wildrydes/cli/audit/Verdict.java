package com.wildrydes.cli.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an audit found.
///
/// @param minutes       minutes compared
/// @param leftOut       minutes of the table that are older than what the stream keeps
/// @param leftOutBefore since when the stream is complete, null when it always was
/// @param discrepancies in the order of time
record Verdict(long minutes, long leftOut, @Nullable String leftOutBefore, List<Discrepancy> discrepancies) {
    /// A minute that is not in the table as it should be.
    ///
    /// @param details what stands where
    record Discrepancy(MinuteKey key, Kind kind, String details) {}

    /// What is wrong with a minute.
    enum Kind {
        /// Events are on the stream that the table has not counted.
        MISSING,
        /// The table counted more events than there are.
        DOUBLED,
        /// As many events, other figures; or a minute that the stream knows nothing of.
        DIFFERENT
    }

    boolean right() {
        return discrepancies.isEmpty();
    }

    /// `audit: 12 minutes, 0 missing, 0 doubled, 0 different`.
    String line() {
        return "audit: " + minutes + " minutes, " + count(Kind.MISSING) + " missing, " + count(Kind.DOUBLED)
                + " doubled, " + count(Kind.DIFFERENT) + " different";
    }

    private long count(Kind kind) {
        return discrepancies.stream()
                .filter(discrepancy -> discrepancy.kind == kind)
                .count();
    }
}
