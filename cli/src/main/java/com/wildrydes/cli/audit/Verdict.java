package com.wildrydes.cli.audit;

import java.util.List;

/// What an audit found.
///
/// @param minutes       unicorns' minutes that were compared
/// @param discrepancies in the order of time
/// @param unexamined    minutes of event time that differ too and were not looked into
/// @param leftOut       what was not compared, and why, a line each
/// @param complete      whether everything that had arrived when the audit began could be compared
record Verdict(long minutes, List<Discrepancy> discrepancies, long unexamined, List<String> leftOut, boolean complete) {
    Verdict {
        discrepancies = List.copyOf(discrepancies);
        leftOut = List.copyOf(leftOut);
    }

    /// A minute that is not in the table as it should be.
    ///
    /// @param details what stands where
    record Discrepancy(MinuteKey key, Kind kind, String details) {}

    /// What is wrong with a minute.
    enum Kind {
        /// Events are in the archive that the table has not counted.
        MISSING,
        /// The table counted more events than there are.
        DOUBLED,
        /// As many events, other figures; or a minute that the archive knows nothing of.
        DIFFERENT
    }

    boolean right() {
        return complete && discrepancies.isEmpty() && unexamined == 0;
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
