package com.wildrydes.producer.replay;

import com.wildrydes.producer.EventSink;
import com.wildrydes.producer.pace.Pacer;
import com.wildrydes.producer.pace.Sleeper;
import com.wildrydes.producer.simulate.UnicornKeys;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Replays recorded trips into a sink, once: row by row in the order of the files, at the pace of their times. Rows
/// that are out of order or there twice are passed on as they are; rows that cannot be read are kept and counted, and
/// stop nothing. The memory it takes grows with the number of unicorns, not with that of rows.
///
/// One thread calls [#run]; every thread may call [#progress] and [#stop].
public final class Replay {

    private final ReplaySettings settings;
    private final InstantSource clock;
    private final TripSources sources;
    private final RejectionListener listener;
    private final RejectedRows rejectedRows;
    private final Pacer pacer;

    // One thread writes them: ordered writes cost next to nothing.
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong eventTimeMs = new AtomicLong(Long.MIN_VALUE);

    private volatile List<Path> rejectedFiles = List.of();
    private volatile @Nullable TripSource current;
    private volatile boolean interrupted;

    /// @param clock says what now is, for the pace and for the shift
    /// @param standardInput read when the sources name it
    public Replay(
            ReplaySettings settings,
            InstantSource clock,
            Sleeper sleeper,
            InputStream standardInput,
            RejectionListener listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        sources = new TripSources(standardInput);
        rejectedRows = new RejectedRows(settings.workingFolder());
        pacer = new Pacer(settings.speed(), clock, sleeper);
    }

    /// Takes the events of one row after the other; false when told to stop.
    @FunctionalInterface
    private interface RowHandler {
        boolean handle(TripSource source, TripFile file, Row row) throws IOException, InterruptedException;
    }

    /// Gives the events to the sink until the files end, [#stop] is called or the thread is interrupted; the interrupt
    /// stays set then. Nothing is given when a file is missing or its header lacks a column.
    ///
    /// @return how far it came
    /// @throws ReplayException when a file as a whole cannot be replayed; its message names it
    /// @throws IOException when the sink takes no more
    public ReplayProgress run(EventSink sink) throws IOException {
        try (sources;
                rejectedRows) {
            checkSources();
            long shiftMs = settings.shiftToNow() ? clock.millis() - lastEventMs() : 0;
            EventAssembler assembler = newAssembler();
            forEachRow((source, file, row) -> send(source, file, row, assembler, shiftMs, sink));
        } catch (InterruptedException e) {
            interrupted = true;
            Thread.currentThread().interrupt();
        }
        return progress();
    }

    /// Opens what can be opened twice: a slip in the last file's name is not to be found out after an hour.
    private void checkSources() throws IOException {
        for (TripSource source : settings.sources()) {
            TripSources.check(source);
            if (settings.shiftToNow()) {
                sources.keep(source);
            }
            if (settings.shiftToNow() || TripSources.isRereadable(source)) {
                open(source).close();
            }
        }
    }

    private TripFile open(TripSource source) throws IOException {
        try {
            return TripFile.open(source.label(), sources.open(source), settings.mapping());
        } catch (ReplayException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private EventAssembler newAssembler() {
        return new EventAssembler(new EventTimeParser(settings.zone()), new UnicornKeys(settings.seed()));
    }

    /// A first pass over all rows; now when there is no event.
    private long lastEventMs() throws IOException, InterruptedException {
        EventAssembler assembler = newAssembler();
        long[] last = {Long.MIN_VALUE};
        forEachRow((source, file, row) -> {
            try {
                last[0] = Math.max(last[0], event(file, row, assembler).statusTimeMs());
            } catch (UnreadableRowException e) {
                // The second pass keeps and reports it.
                return !pacer.isStopped();
            }
            return !pacer.isStopped();
        });
        return last[0] == Long.MIN_VALUE ? clock.millis() : last[0];
    }

    private void forEachRow(RowHandler handler) throws IOException, InterruptedException {
        for (TripSource source : settings.sources()) {
            current = source;
            try (TripFile file = open(source)) {
                Row row = next(source, file);
                while (row != null) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    if (!handler.handle(source, file, row)) {
                        return;
                    }
                    row = next(source, file);
                }
            }
        }
    }

    private static @Nullable Row next(TripSource source, TripFile file) throws ReplayException {
        try {
            return file.next();
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static ReplayException unreadable(TripSource source, IOException e) {
        return new ReplayException(
                source.label() + ": the file is damaged or cut off, what was readable before that was sent: " + e, e);
    }

    private static StatusEvent event(TripFile file, Row row, EventAssembler assembler)
            throws UnreadableRowException, ReplayException {
        RowParser parser = file.parser();
        if (parser == null) {
            throw new IllegalStateException("a file without a parser must have no rows");
        }
        Map<EventField, String> values = parser.parse(row.text());
        return assembler.assemble(values);
    }

    private boolean send(
            TripSource source, TripFile file, Row row, EventAssembler assembler, long shiftMs, EventSink sink)
            throws IOException, InterruptedException {
        if (row.part().begins()) {
            increment(rows);
        }
        StatusEvent event;
        try {
            event = shifted(event(file, row, assembler), shiftMs);
        } catch (UnreadableRowException e) {
            reject(source, file, row, e.reason());
            return !pacer.isStopped();
        }
        if (!pacer.await(event.statusTimeMs(), sink)) {
            return false;
        }
        sink.accept(event);
        eventTimeMs.setRelease(event.statusTimeMs());
        increment(events);
        return true;
    }

    private static StatusEvent shifted(StatusEvent event, long shiftMs) throws UnreadableRowException {
        long timeMs = event.statusTimeMs() + shiftMs;
        if (timeMs < StatusTime.MIN_MS) {
            throw new UnreadableRowException("StatusTime must not be moved before the year 0000: the last time of all"
                    + " rows, which becomes now, is too far ahead of this one");
        }
        return new StatusEvent(
                event.name(),
                timeMs,
                event.latitude(),
                event.longitude(),
                event.distance(),
                event.healthPoints(),
                event.magicPoints());
    }

    private void reject(TripSource source, TripFile file, Row row, String reason) throws IOException {
        Path path = rejectedRows.keep(source, file.header(), row);
        if (row.part().begins()) {
            increment(rejected);
            rejectedFiles = rejectedRows.paths();
            listener.rejected(new RejectedRow(source, row.line(), reason, path));
        }
    }

    private static void increment(AtomicLong counter) {
        counter.setRelease(counter.getPlain() + 1);
    }

    /// Makes [#run] return soon: at once when it waits for an event's time, after the row at hand otherwise. A read
    /// from a pipe that nobody writes to is not cut short.
    public void stop() {
        pacer.stop();
    }

    public ReplayProgress progress() {
        long timeMs = eventTimeMs.getAcquire();
        Duration behind = pacer.behind();
        return new ReplayProgress(
                rows.getAcquire(),
                events.getAcquire(),
                rejected.getAcquire(),
                rejectedFiles,
                current,
                timeMs == Long.MIN_VALUE ? null : Instant.ofEpochMilli(timeMs),
                behind,
                pacer.longestBehind(),
                pacer.isStopped() || interrupted);
    }
}
