package com.wildrydes.local.kinesis.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes a log, and so decides the order of its records.
///
/// It takes all appends that wait, writes them, forces the file once, shows the records to readers and only then
/// completes the appends: under load one force serves many requests. When a write or the force fails, the file is cut
/// back to its last good end, and all appends of the group fail.
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    /// A group takes no more appends at this many bytes, so that the first ones need not wait for ever.
    private static final int GROUP_BYTES = 8 << 20;

    /// What a writer is asked to do, in this order.
    private sealed interface Command {
        record Append(List<Entry> entries, CompletableFuture<Appended> done) implements Command {}

        record Run(Action action, CompletableFuture<Void> done) implements Command {}

        record Stop() implements Command {}
    }

    /// Something to be done between two groups.
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    private final Path folder;
    private final LogSettings settings;
    private final Clock clock;
    private final LogFile.Opener files;
    private final IndexCache indexes;
    private final LogTip tip;
    private final Thread thread;
    private final LinkedBlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final ByteBuffer head = ByteBuffer.allocate(DiskFile.PIECE);

    private LogFile file;
    private boolean torn;
    private boolean stopped; // guarded by commands

    private LogWriter(
            Path folder, LogSettings settings, Clock clock, LogFile.Opener files, IndexCache indexes, LogTip tip)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.files = files;
        this.indexes = indexes;
        this.tip = tip;
        this.file = files.open(tip.view().active().path());
        this.thread = Thread.ofVirtual().name("log " + folder.getFileName()).unstarted(this::work);
    }

    static LogWriter start(
            Path folder, LogSettings settings, Clock clock, LogFile.Opener files, IndexCache indexes, LogTip tip)
            throws IOException {
        LogWriter writer = new LogWriter(folder, settings, clock, files, indexes, tip);
        writer.thread.start();
        return writer;
    }

    CompletableFuture<Appended> append(List<Entry> entries) {
        CompletableFuture<Appended> done = new CompletableFuture<>();
        enqueue(new Command.Append(entries, done), done);
        return done;
    }

    CompletableFuture<Void> run(Action action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        enqueue(new Command.Run(action, done), done);
        return done;
    }

    private void enqueue(Command command, CompletableFuture<?> done) {
        synchronized (commands) {
            if (!stopped) {
                commands.add(command);
                return;
            }
        }
        done.completeExceptionally(new IOException("The log is closed: " + folder));
    }

    @Override
    public void close() {
        synchronized (commands) {
            if (!stopped) {
                stopped = true;
                commands.add(new Command.Stop());
            }
        }
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true; // what was appended must be stored all the same
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (true) {
            try {
                switch (commands.take()) {
                    case Command.Append append -> commit(group(append));
                    case Command.Run run -> perform(run);
                    case Command.Stop _ -> {
                        close(file);
                        return;
                    }
                }
            } catch (InterruptedException _) {
                // Nobody knows this thread; it ends by Stop alone.
            }
        }
    }

    private List<Command.Append> group(Command.Append first) {
        List<Command.Append> group = new ArrayList<>();
        group.add(first);
        long bytes = bytes(first);
        while (bytes < GROUP_BYTES && commands.peek() instanceof Command.Append) {
            Command.Append next = (Command.Append) commands.remove();
            group.add(next);
            bytes += bytes(next);
        }
        return group;
    }

    private static long bytes(Command.Append append) {
        return append.entries().stream().mapToLong(Entry::storedBytes).sum();
    }

    @SuppressWarnings("CatchingUnchecked") // whatever happens, somebody waits for an answer
    private static void perform(Command.Run run) {
        try {
            run.action().run();
            run.done().complete(null);
        } catch (Exception | Error e) {
            run.done().completeExceptionally(e);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever happens, somebody waits for an answer
    private void commit(List<Command.Append> group) {
        List<Appended> results;
        try {
            mend();
            rollIfDue();
            results = store(group);
        } catch (Exception | Error e) {
            LOG.error("Refused {} appends to {}: {}", group.size(), folder, e.toString());
            cutBack();
            group.forEach(append -> append.done().completeExceptionally(e));
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            group.get(i).done().complete(results.get(i));
        }
    }

    /// Writes a group, forces it and shows it to readers.
    private List<Appended> store(List<Command.Append> group) throws IOException {
        LogView view = tip.view();
        long ordinal = view.end();
        long offset = view.activeBytes();
        long arrivalMs = Math.max(clock.millis(), view.newestArrivalMs());
        List<Appended> results = new ArrayList<>(group.size());
        torn = true;
        head.clear();
        for (Command.Append append : group) {
            results.add(new Appended(ordinal, arrivalMs));
            for (Entry entry : append.entries()) {
                write(entry, ordinal++, arrivalMs);
            }
        }
        file.append(head.flip());
        file.force();
        torn = false;
        index(group, view, arrivalMs);
        long written = group.stream().mapToLong(LogWriter::bytes).sum();
        tip.publish(new LogView(started(view, arrivalMs), ordinal, offset + written, view.activeIndex(), arrivalMs));
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

    private static void index(List<Command.Append> group, LogView view, long arrivalMs) {
        long ordinal = view.end();
        long offset = view.activeBytes();
        for (Command.Append append : group) {
            for (Entry entry : append.entries()) {
                view.activeIndex().note(ordinal++, arrivalMs, Math.toIntExact(offset));
                offset += entry.storedBytes();
            }
        }
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

    /// Takes back what a failed group may have written; if the disk refuses that too, the next group tries again first.
    private void cutBack() {
        try {
            mend();
        } catch (IOException e) {
            LOG.error(
                    "Could not cut {} back, will try again: {}",
                    tip.view().active().path(),
                    e.toString());
        }
    }

    private void mend() throws IOException {
        if (torn) {
            file.truncate(tip.view().activeBytes());
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

    /// Closes a file all of whose bytes were forced to the disk: a failure loses nothing.
    private void close(LogFile forced) {
        try {
            forced.close();
        } catch (IOException e) {
            LOG.warn("Could not close a segment of {}", folder, e);
        }
    }

    /// To be called through [#run].
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
}
