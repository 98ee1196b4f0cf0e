package com.wildrydes.local.kinesis.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The records of one shard, on disk.
///
/// An append is done when its records are forced to the disk; appends that wait at the same time share one force.
/// Readers see only records that are on the disk, so nobody can have read what a crash takes back. Thread-safe.
public final class ShardLog implements AutoCloseable {

    private final IndexCache indexes;
    private final LogTip tip;
    private final LogWriter writer;

    private ShardLog(IndexCache indexes, LogTip tip, LogWriter writer) {
        this.indexes = indexes;
        this.tip = tip;
        this.writer = writer;
    }

    /// Opens the log of a folder, creates it if it is missing, and cuts off a torn tail.
    public static ShardLog open(
            Path folder, LogSettings settings, Clock clock, LogFile.Opener files, IndexCache indexes)
            throws IOException {
        LogTip tip = new LogTip(LogRecovery.recover(folder, files));
        SegmentWriter segments = new SegmentWriter(folder, settings, clock, files, indexes, tip);
        return new ShardLog(indexes, tip, LogWriter.start(folder.toString(), segments));
    }

    /// Appends the entries next to each other. The result fails with an [IOException] when they could not be stored;
    /// the log stays usable.
    public CompletableFuture<Appended> append(List<Entry> entries) {
        return writer.append(entries);
    }

    /// Is done when every append that was called before is done.
    public CompletableFuture<Void> drain() {
        return writer.run(_ -> {});
    }

    /// Deletes the segments whose records all arrived before `beforeMs`.
    public CompletableFuture<Void> trim(long beforeMs) {
        return writer.run(segments -> segments.trim(beforeMs));
    }

    /// The ordinal of the oldest record left; the next one's when there is none.
    public long first() {
        return tip.view().first();
    }

    /// The ordinal that the next record gets.
    public long end() {
        return tip.view().end();
    }

    /// Arrival of the newest record, 0 when there never was one.
    public long newestArrivalMs() {
        return tip.view().newestArrivalMs();
    }

    /// Reads from the ordinal `from` on, or from the oldest record left if that is newer. Gives at most `maxRecords`
    /// records and `maxBytes` bytes of keys and data, but at least one record when there is one.
    public LogPage read(long from, int maxRecords, long maxBytes) throws IOException {
        while (true) {
            LogView view = tip.view();
            try {
                return read(view, Math.max(from, view.first()), maxRecords, maxBytes);
            } catch (NoSuchFileException e) {
                ensureTrimmed(view, e);
            }
        }
    }

    private LogPage read(LogView view, long from, int maxRecords, long maxBytes) throws IOException {
        List<StoredRecord> records = new ArrayList<>();
        long next = from;
        long bytes = 0;
        boolean full = false;
        for (int i = view.segmentOf(from); i < view.segments().size() && next < view.end() && !full; i++) {
            Segment segment = view.segments().get(i);
            int offset = index(view, i).offsetBefore(next);
            try (SegmentScanner scanner = new SegmentScanner(segment.path(), offset, limit(view, i))) {
                while (!full && scanner.next()) {
                    if (scanner.ordinal() < next) {
                        continue;
                    }
                    bytes += scanner.payloadBytes();
                    full = records.size() == maxRecords || (bytes > maxBytes && !records.isEmpty());
                    if (!full) {
                        records.add(scanner.record());
                        next++;
                    }
                }
            }
            if (!full && next < view.endOf(i)) {
                throw new IOException("Records are missing: file %s ends before record %d"
                        .formatted(segment.path(), view.endOf(i) - 1));
            }
        }
        return new LogPage(List.copyOf(records), next, view.end(), view.newestArrivalMs());
    }

    /// The ordinal of the first record that arrived at `arrivalMs` or later; [#end] when there is none.
    public long firstSince(long arrivalMs) throws IOException {
        while (true) {
            LogView view = tip.view();
            try {
                return firstSince(view, arrivalMs);
            } catch (NoSuchFileException e) {
                ensureTrimmed(view, e);
            }
        }
    }

    private long firstSince(LogView view, long arrivalMs) throws IOException {
        if (arrivalMs > view.newestArrivalMs()) {
            return view.end();
        }
        int last = view.segments().size() - 1;
        while (last > 0 && view.segments().get(last).firstArrivalMs() >= arrivalMs) {
            last--;
        }
        Segment segment = view.segments().get(last);
        int offset = index(view, last).offsetBeforeArrival(arrivalMs);
        try (SegmentScanner scanner = new SegmentScanner(segment.path(), offset, limit(view, last))) {
            while (scanner.next()) {
                if (scanner.arrivalMs() >= arrivalMs) {
                    return scanner.ordinal();
                }
            }
        }
        return view.endOf(last);
    }

    /// Waits until there is a record with an ordinal of at least `ordinal`, [#wake] is called, or `timeout` has passed.
    ///
    /// @return whether there is such a record
    public boolean await(long ordinal, Duration timeout) throws InterruptedException {
        return tip.await(ordinal, timeout);
    }

    /// Ends every [#await].
    public void wake() {
        tip.wake();
    }

    /// Stores what was appended, then closes the files. Appends fail from here on.
    @Override
    public void close() {
        writer.close();
        tip.wake();
    }

    private SegmentIndex index(LogView view, int segment) throws IOException {
        return view.isActive(segment)
                ? view.activeIndex()
                : indexes.get(view.segments().get(segment));
    }

    private static long limit(LogView view, int segment) throws IOException {
        return view.isActive(segment)
                ? view.activeBytes()
                : Files.size(view.segments().get(segment).path());
    }

    /// A missing file is fine when retention has deleted it since `seen` was taken.
    private void ensureTrimmed(LogView seen, NoSuchFileException missing) throws NoSuchFileException {
        if (tip.view().first() == seen.first()) {
            throw missing;
        }
    }
}
