package com.wildrydes.local.kinesis.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes a log, and so decides the order of its records.
///
/// It takes all appends that wait, stores them with one force of the file, and only then completes them: under load one
/// force serves many requests. When the disk refuses a group, what was written of it is cut off, and all of its appends
/// fail.
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    /// A group takes no more appends at this many bytes, so that the first ones need not wait for ever.
    private static final int GROUP_BYTES = 8 << 20;

    /// What the writer is asked to do, in this order.
    private sealed interface Command {
        record Append(List<Entry> entries, CompletableFuture<Appended> done) implements Command {

            long bytes() {
                return entries.stream().mapToLong(Entry::storedBytes).sum();
            }
        }

        record Run(Action action, CompletableFuture<Void> done) implements Command {}

        record Stop() implements Command {}
    }

    /// Something to be done between two groups.
    @FunctionalInterface
    interface Action {
        void run(SegmentWriter segments) throws IOException;
    }

    private final String name;
    private final SegmentWriter segments;
    private final Thread thread;
    private final LinkedBlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private boolean stopped; // guarded by commands

    private LogWriter(String name, SegmentWriter segments) {
        this.name = name;
        this.segments = segments;
        this.thread = Thread.ofVirtual().name("log " + name).unstarted(this::work);
    }

    static LogWriter start(String name, SegmentWriter segments) {
        LogWriter writer = new LogWriter(name, segments);
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
        done.completeExceptionally(new IOException("The log is closed: " + name));
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
                        segments.close();
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
        long bytes = first.bytes();
        while (bytes < GROUP_BYTES && commands.peek() instanceof Command.Append) {
            Command.Append next = (Command.Append) commands.remove();
            group.add(next);
            bytes += next.bytes();
        }
        return group;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever happens, somebody waits for an answer
    private void perform(Command.Run run) {
        try {
            run.action().run(segments);
            run.done().complete(null);
        } catch (Exception | Error e) {
            run.done().completeExceptionally(e);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever happens, somebody waits for an answer
    private void commit(List<Command.Append> group) {
        List<Appended> results;
        try {
            results = segments.store(group.stream().map(Command.Append::entries).toList());
        } catch (Exception | Error e) {
            LOG.error("Refused {} appends to {}: {}", group.size(), name, e.toString());
            cutBack();
            group.forEach(append -> append.done().completeExceptionally(e));
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            group.get(i).done().complete(results.get(i));
        }
    }

    /// Takes back what a refused group may have written; if the disk refuses that too, the next group tries again
    /// first.
    private void cutBack() {
        try {
            segments.mend();
        } catch (IOException e) {
            LOG.error("Could not cut back {}, will try again: {}", name, e.toString());
        }
    }
}
