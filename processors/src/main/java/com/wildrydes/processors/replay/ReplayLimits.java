package com.wildrydes.processors.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What can be replayed at a moment.
///
/// @param earliest where a range may begin at the earliest
/// @param reaches up to when the archive has the events, as a rule; later ones are still on their way
/// @param now where a range may end at the latest
record ReplayLimits(Instant earliest, Instant reaches, Instant now) {

    /// What the Archiver and the delivery stream need besides gathering.
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    static ReplayLimits at(Instant now, ReplaySettings settings) {
        return new ReplayLimits(
                now.minus(settings.kept()), now.minus(settings.lag()).minus(ON_THE_WAY), now);
    }

    /// The rule that a range breaks, with its value and what to do, or nothing when it keeps all.
    Optional<String> violation(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Optional.of("a range must end after it begins: from=" + from + ", to=" + to);
        }
        if (Duration.between(from, to).compareTo(ReplayRange.LONGEST) > 0) {
            return Optional.of("a range must not be longer than " + ReplayRange.LONGEST.toHours() + " hours: from="
                    + from + ", to=" + to + ": ask for a part of it");
        }
        if (to.isAfter(now)) {
            return Optional.of("a range must not end in the future: to=" + to + ", and it is " + now);
        }
        if (from.isBefore(earliest)) {
            return Optional.of("the archive keeps events for "
                    + Duration.between(earliest, now).toDays() + " days: from=" + from + " must not be before "
                    + earliest);
        }
        return Optional.empty();
    }
}
