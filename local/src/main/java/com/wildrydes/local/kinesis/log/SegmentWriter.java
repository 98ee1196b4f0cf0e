package com.wildrydes.local.kinesis.log;

import com.wildrydes.local.disk.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the files of a log. For one thread.
///
/// What is written but not yet shown through the [LogTip] is provisional: [#mend] cuts it off again.
final class SegmentWriter implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    private final Path folder;
    private final LogSettings settings;
    private final Clock clock;
    private final LogFile.Opener files;
    private final IndexCache indexes;
    private final LogTip tip;
    private final ByteBuffer head = ByteBuffer.allocate(DiskFile.PIECE);

    private LogFile file;
    private boolean torn;

    SegmentWriter(Path folder, LogSettings settings, Clock clock, LogFile.Opener files, IndexCache indexes, LogTip tip)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.files = files;
        this.indexes = indexes;
        this.tip = tip;
        this.file = files.open(tip.view().active().path());
    }

    /// Writes a group of appends, forces it to the disk and shows it to readers: all of it or nothing.
    List<Appended> store(List<List<Entry>> group) throws IOException {
        mend();
        rollIfDue();
        LogView view = tip.view();
        long ordinal = view.end();
        long arrivalMs = Math.max(clock.millis(), view.newestArrivalMs());
        List<Appended> results = new ArrayList<>(group.size());
        torn = true;
        head.clear();
        for (List<Entry> entries : group) {
            results.add(new Appended(ordinal, arrivalMs));
            for (Entry entry : entries) {
                write(entry, ordinal++, arrivalMs);
            }
        }
        file.append(head.flip());
        file.force();
        long end = index(group, view, arrivalMs);
        tip.publish(new LogView(started(view, arrivalMs), ordinal, end, view.activeIndex(), arrivalMs));
        torn = false;
        return results;
    }

    /// Small records are gathered in `head`; large data goes to the file as it came.
    private void write(Entry entry, long ordinal, long arrivalMs) throws IOException {
        if (head.remaining() < RecordFormat.HEADER + entry.key().length) {
            flushHead();
        }
        RecordFormat.writeHead(head, entry, ordinal, arrivalMs);
        ByteBuffer data = entry.data().duplicate();
        if (data.remaining() > head.remaining()) {
            flushHead();
        }
        if (data.remaining() > head.remaining()) {
            file.append(data);
        } else {
            head.put(data);
        }
    }

    private void flushHead() throws IOException {
        file.append(head.flip());
        head.clear();
    }

    /// Takes note of the group's records, and gives the offset where they end.
    private static long index(List<List<Entry>> group, LogView view, long arrivalMs) {
        long ordinal = view.end();
        long offset = view.activeBytes();
        for (List<Entry> entries : group) {
            for (Entry entry : entries) {
                view.activeIndex().note(ordinal++, arrivalMs, Math.toIntExact(offset));
                offset += entry.storedBytes();
            }
        }
        return offset;
    }

    /// The segments, the active one with its first arrival.
    private static List<Segment> started(LogView view, long arrivalMs) {
        if (!view.active().isEmpty()) {
            return view.segments();
        }
        List<Segment> segments = new ArrayList<>(view.segments());
        segments.set(segments.size() - 1, view.active().startedAt(arrivalMs));
        return List.copyOf(segments);
    }

    /// Cuts off what a failed [#store] has written, if that was not done yet.
    void mend() throws IOException {
        if (torn) {
            file.truncate(tip.view().activeBytes());
            // Else a loss of power could bring the refused records back, in front of those that got their places since.
            file.force();
            torn = false;
        }
    }

    private void rollIfDue() throws IOException {
        LogView view = tip.view();
        boolean old = !view.active().isEmpty()
                && clock.millis() - view.active().firstArrivalMs()
                        >= settings.segmentAge().toMillis();
        if (view.activeBytes() >= settings.segmentBytes() || old) {
            roll();
        }
    }

    /// Seals the active segment and begins a new one.
    private void roll() throws IOException {
        LogView view = tip.view();
        Segment active = Segment.empty(folder, view.end());
        LogFile next = files.open(active.path());
        try {
            Folders.sync(folder);
        } catch (IOException e) {
            next.close();
            throw e;
        }
        LogFile sealed = file;
        file = next;
        indexes.put(view.active(), view.activeIndex());
        List<Segment> segments = new ArrayList<>(view.segments());
        segments.add(active);
        tip.publish(new LogView(List.copyOf(segments), view.end(), 0, new SegmentIndex(), view.newestArrivalMs()));
        close(sealed);
    }

    /// Deletes the segments whose records all arrived before `beforeMs`.
    void trim(long beforeMs) throws IOException {
        mend();
        if (!tip.view().active().isEmpty() && tip.view().newestArrivalMs() < beforeMs) {
            roll();
        }
        LogView view = tip.view();
        int expired = 0;
        while (expired < view.segments().size() - 1 && newestOf(view, expired) < beforeMs) {
            expired++;
        }
        if (expired == 0) {
            return;
        }
        List<Segment> kept = view.segments().subList(expired, view.segments().size());
        tip.publish(new LogView(
                List.copyOf(kept), view.end(), view.activeBytes(), view.activeIndex(), view.newestArrivalMs()));
        for (Segment segment : view.segments().subList(0, expired)) {
            indexes.remove(segment);
            Files.deleteIfExists(segment.path());
        }
    }

    /// The newest arrival that a sealed segment can hold: its successor's first, as arrivals never go back.
    private static long newestOf(LogView view, int segment) {
        Segment successor = view.segments().get(segment + 1);
        return successor.isEmpty() ? view.newestArrivalMs() : successor.firstArrivalMs();
    }

    @Override
    public void close() {
        close(file);
    }

    /// Closes a file all of whose shown bytes were forced to the disk: a failure loses nothing.
    private void close(LogFile forced) {
        try {
            forced.close();
        } catch (IOException e) {
            LOG.warn("Could not close a segment of {}", folder, e);
        }
    }
}
