package com.wildrydes.cli.audit;

import com.wildrydes.cli.audit.Verdict.Discrepancy;
import com.wildrydes.cli.audit.Verdict.Kind;
import com.wildrydes.cli.terminal.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Compares every minute of the table with its recomputation from the stream. Used once, by one thread.
///
/// The Aggregator gathers before it writes, so what differs at first is looked at again, with what came to the stream
/// meanwhile, until it agrees or nothing has changed for a while. So a stream that is still written to is never at
/// rest:
/// then only a range that ends before the present says something.
final class Audit {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// However much still changes, an audit waits no longer than so many times the patience.
    private static final int PATIENCES_AT_MOST = 20;

    private final StreamReader stream;
    private final SensorTable table;
    private final Clock clock;
    private final Pause pause;
    private final Consumer<String> progress;

    private long recordsRead;
    private long leftOut;
    private final TreeMap<MinuteKey, Discrepancy> discrepancies = new TreeMap<>();

    /// @param progress is told, in a few words, what is being done
    Audit(StreamReader stream, SensorTable table, Clock clock, Pause pause, Consumer<String> progress) {
        this.stream = stream;
        this.table = table;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /// @param patience how long nothing may change before what differs counts as wrong
    Verdict run(MinuteRange asked, Duration patience) throws InterruptedException {
        Instant completeSince = stream.completeSince(clock.instant());
        MinuteRange range = completeSince == null ? asked : asked.notBefore(completeSince);
        var recomputed = new Recomputation(range);
        readStream(recomputed);
        Set<MinuteKey> tableOnly = firstLook(asked, range, recomputed);
        settle(recomputed, patience);
        String before = completeSince == null || leftOut == 0 ? null : range.from();
        return new Verdict(
                recomputed.keys().size() + tableOnly.size(), leftOut, before, List.copyOf(discrepancies.values()));
    }

    private void readStream(Recomputation recomputed) throws InterruptedException {
        stream.readToNow(record -> {
            Instant arrival = record.approximateArrivalTimestamp();
            Members.of(record)
                    .forEach(payload -> EventReader.read(payload, arrival).ifPresent(recomputed::add));
            if (++recordsRead % 1000 == 0) {
                progress.accept("audit: " + recordsRead + " records of the stream read");
            }
        });
    }

    /// Compares everything; returns the minutes that only the table has.
    private Set<MinuteKey> firstLook(MinuteRange asked, MinuteRange range, Recomputation recomputed) {
        progress.accept("audit: reading the table");
        Set<MinuteKey> unseen = new HashSet<>(recomputed.keys());
        Set<MinuteKey> tableOnly = new HashSet<>();
        table.scan((key, figures) -> {
            if (range.contains(key.minute())) {
                if (!unseen.remove(key)) {
                    tableOnly.add(key);
                }
                compare(key, figures, recomputed);
            } else if (asked.contains(key.minute())) {
                leftOut++;
            }
        });
        unseen.forEach(key -> compare(key, null, recomputed));
        return tableOnly;
    }

    /// Looks again at what differs, and at what the stream brought since.
    private void settle(Recomputation recomputed, Duration patience) throws InterruptedException {
        recomputed.takeChanged();
        Instant latest = clock.instant().plus(patience.multipliedBy(PATIENCES_AT_MOST));
        Instant deadline = clock.instant().plus(patience);
        while (!discrepancies.isEmpty() && clock.instant().isBefore(deadline)) {
            progress.accept("audit: waiting for " + discrepancies.size() + " minutes to be counted");
            pause.pause(BETWEEN_LOOKS);
            Map<MinuteKey, Discrepancy> before = Map.copyOf(discrepancies);
            readStream(recomputed);
            Set<MinuteKey> again = new HashSet<>(discrepancies.keySet());
            again.addAll(recomputed.takeChanged());
            Map<MinuteKey, MinuteFigures> figures = table.read(again);
            again.forEach(key -> compare(key, figures.get(key), recomputed));
            if (!before.equals(discrepancies)) {
                Instant longer = clock.instant().plus(patience);
                deadline = longer.isBefore(latest) ? longer : latest;
            }
        }
    }

    private void compare(MinuteKey key, @Nullable MinuteFigures inTable, Recomputation recomputed) {
        discrepancy(inTable, recomputed.figures(key))
                .map(found -> new Discrepancy(key, found.kind, found.details))
                .ifPresentOrElse(found -> discrepancies.put(key, found), () -> discrepancies.remove(key));
    }

    private record Finding(Kind kind, String details) {}

    private static Optional<Finding> discrepancy(@Nullable MinuteFigures inTable, Optional<MinuteFigures> recomputed) {
        if (recomputed.isEmpty()) {
            return inTable == null
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            Kind.DIFFERENT, inTable.samples() + " events in the table, none on the stream"));
        }
        MinuteFigures right = recomputed.get();
        if (inTable == null) {
            return Optional.of(
                    new Finding(Kind.MISSING, "not in the table, " + right.samples() + " events on the stream"));
        }
        List<String> differences = MinuteFigures.differences(inTable, right);
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        int more = Long.compare(inTable.samples(), right.samples());
        Kind kind = more < 0 ? Kind.MISSING : more > 0 ? Kind.DOUBLED : Kind.DIFFERENT;
        return Optional.of(new Finding(kind, String.join("; ", differences)));
    }
}
