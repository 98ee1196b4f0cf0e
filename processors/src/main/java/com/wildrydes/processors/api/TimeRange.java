package com.wildrydes.processors.api;

import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Query;
import com.wildrydes.telemetry.StatusTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// The parameters `from` and `to` of a query.
///
/// @param fromMs milliseconds since the epoch
/// @param toMs not included; greater than `fromMs`
/// @param hasStart whether `from` was given
record TimeRange(long fromMs, long toMs, boolean hasStart) {

    /// The range that the query asks for; all time where it does not say.
    ///
    /// @throws ProblemException when a time cannot be read, or the range ends before it begins
    static TimeRange of(Query query) throws ProblemException {
        Optional<String> from = query.get("from");
        Optional<String> to = query.get("to");
        long fromMs = from.isPresent() ? time("from", from.get()) : StatusTime.MIN_MS;
        long toMs = to.isPresent() ? time("to", to.get()) : StatusTime.MAX_MS;
        if (fromMs >= toMs) {
            throw ProblemException.broken(
                    "from must be before to: " + query.get("from").orElse("the beginning") + " and "
                            + query.get("to").orElse("the end"));
        }
        return new TimeRange(fromMs, toMs, from.isPresent());
    }

    private static long time(String parameter, String text) throws ProblemException {
        try {
            long timeMs = Instant.parse(text).toEpochMilli();
            if (timeMs >= StatusTime.MIN_MS && timeMs <= StatusTime.MAX_MS) {
                return timeMs;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below, as for a time that is too far away.
        }
        throw ProblemException.broken(
                parameter + " must be a time as 2026-07-21T09:15:00Z, in the years 0000 to 9999: " + text);
    }
}
