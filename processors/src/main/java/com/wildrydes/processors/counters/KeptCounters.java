package com.wildrydes.processors.counters;

import com.wildrydes.processors.dependency.DependencyException;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.metrics.WarningLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counters that are asked for once a minute at most, however many pages show them: CloudWatch bills each metric of
/// each question. Thread-safe.
public final class KeptCounters {

    static final Duration KEPT = Duration.ofMinutes(1);

    private final Source source;
    private final Clock clock;
    private final WarningLog log;
    private @Nullable EventCounters counters;
    private Instant askedAt = Instant.MIN;

    public KeptCounters(Source source, Clock clock, WarningLog log) {
        this.source = source;
        this.clock = clock;
        this.log = log;
    }

    /// The counters as they were within the last minute; none when they could not be had: figures of the fleet do not
    /// fail for them.
    public synchronized Optional<EventCounters> get() {
        Instant now = clock.instant();
        // A clock that was set back must not keep them until it is where it was.
        if (Duration.between(askedAt, now).abs().compareTo(KEPT) >= 0) {
            askedAt = now;
            try {
                counters = source.lastDay(now);
            } catch (DependencyException e) {
                counters = null;
                var details = new LinkedHashMap<String, String>();
                details.put("cause", e.toString());
                log.warn("the counters cannot be read and are not shown", details);
            }
        }
        return Optional.ofNullable(counters);
    }

    /// Where counters come from.
    @FunctionalInterface
    public interface Source {
        EventCounters lastDay(Instant now) throws UnavailableException, RefusedException;
    }
}
