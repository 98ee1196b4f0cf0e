package com.wildrydes.cli.audit;

import com.wildrydes.cli.terminal.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Compares every minute of the table with its recomputation from the archive. Used once, by one thread.
///
/// ```
/// wait until what has arrived is in both ─► compare ─► nothing differs: right
///                                              │
///                                              ▼
///            ┌──────────────────────── what differs ◄──────────────────────┐
///            ▼                                                             │ not as before, and time is left
/// wait until what has arrived by now is in both ─► look at it again ───────┤
///                                                                          │ as before
///                                                                          ▼
///                                                                    a discrepancy
/// ```
///
/// A difference is a discrepancy when two looks find the same and everything that had arrived before the end of
/// the first was in both places at the second: an event that was on its way would have changed one of them. A
/// minute that events keep arriving for is left out, and that is said.
final class Audit {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Minutes archive;
    private final Minutes table;
    private final Transit transit;
    private final int lookedInto;
    private final Clock clock;
    private final Pause pause;
    private final Consumer<String> progress;

    /// @param lookedInto how many unicorns' minutes are compared one by one at most
    /// @param progress   is told, in a few words, what is being done
    Audit(
            Minutes archive,
            Minutes table,
            Transit transit,
            int lookedInto,
            Clock clock,
            Pause pause,
            Consumer<String> progress) {
        this.archive = archive;
        this.table = table;
        this.transit = transit;
        this.lookedInto = lookedInto;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /// @param completeSince since when the archive has every event, or null for always
    /// @param patience      how long to wait for what is on its way, before and after the comparison; with
    /// zero everything is judged as it is
    Verdict run(MinuteRange asked, @Nullable Instant completeSince, Duration patience) throws InterruptedException {
        boolean atOnce = patience.isZero();
        var leftOut = new ArrayList<String>();
        Optional<String> behind =
                atOnce ? Optional.empty() : await(clock.instant().plus(patience));
        behind.ifPresent(what -> leftOut.add("what arrived lately and did not get through within "
                + patience.toSeconds() + " s: waited for " + what));

        progress.accept("audit: the archive and the table are read");
        MinuteRange range = completeSince == null ? asked : asked.notBefore(completeSince);
        Comparison comparison = Comparison.of(archive, table, asked, range, lookedInto);
        if (comparison.tooOld() > 0 && range.from() != null) {
            leftOut.add(comparison.tooOld() + " minutes before " + MinuteKey.minuteOf(range.from())
                    + ", which the archive no longer holds completely");
        }
        TreeMap<MinuteKey, Difference> open = comparison.lookInto();
        var settled = new TreeMap<MinuteKey, Difference>();
        if (atOnce) {
            settled.putAll(open);
            open.clear();
        } else if (behind.isEmpty()) {
            settle(comparison, open, settled, clock.instant().plus(patience));
        }
        if (!open.isEmpty()) {
            leftOut.add(open.size() + " minutes that differ while events are on their way to them");
        }
        return new Verdict(
                comparison.compared() - open.size(),
                discrepancies(settled),
                comparison.unexamined(),
                leftOut,
                behind.isEmpty());
    }

    /// Moves what differs for good from `open` to `settled`, and drops what does not differ any more.
    private void settle(
            Comparison comparison,
            TreeMap<MinuteKey, Difference> open,
            TreeMap<MinuteKey, Difference> settled,
            Instant deadline)
            throws InterruptedException {
        while (!open.isEmpty()
                && clock.instant().isBefore(deadline)
                && await(deadline).isEmpty()) {
            progress.accept("audit: " + open.size() + " minutes that differ are looked at again");
            TreeMap<MinuteKey, Difference> again = comparison.lookAgain(open.keySet());
            again.forEach((key, now) -> {
                if (now.equals(open.get(key))) {
                    settled.put(key, now);
                }
            });
            again.keySet().removeAll(settled.keySet());
            open.clear();
            open.putAll(again);
        }
    }

    /// Returns when everything that has arrived by now is in the table and in the archive, or at the deadline.
    ///
    /// @return what was still waited for at the deadline; empty when everything is there
    private Optional<String> await(Instant deadline) throws InterruptedException {
        Transit.Watch watch = transit.of(clock.instant());
        while (true) {
            Optional<String> waitingFor = watch.waitingFor();
            if (waitingFor.isEmpty() || !clock.instant().isBefore(deadline)) {
                return waitingFor;
            }
            progress.accept("audit: waiting for " + waitingFor.get());
            pause.pause(BETWEEN_LOOKS);
        }
    }

    private static List<Verdict.Discrepancy> discrepancies(TreeMap<MinuteKey, Difference> settled) {
        return settled.entrySet().stream()
                .map(entry -> entry.getValue().discrepancy(entry.getKey()))
                .toList();
    }
}
