package com.wildrydes.cli.send;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.terminal.Interrupts;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.JsonLinesSink;
import com.wildrydes.producer.stream.KinesisClients;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.UnsentFile;
import com.wildrydes.producer.stream.WriterSettings;
import com.wildrydes.producer.stream.WriterStats;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Sends a source's events and says what became of them: exit code 0 when all were acknowledged, 1 when some were not,
/// 130 when Ctrl-C came before the source's end.
public final class Sending {
    /// Less than at a regular end, because somebody waits.
    private static final Duration FLUSH_AFTER_INTERRUPT = Duration.ofSeconds(20);

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final EventSource source;
    private final Terminal terminal;
    private final boolean endless;

    /// @param endless whether Ctrl-C is the regular end of the source
    public Sending(EventSource source, Terminal terminal, boolean endless) {
        this.source = source;
        this.terminal = terminal;
        this.endless = endless;
    }

    /// To the stream of this name.
    int toStream(AwsClients clients, String stream) throws IOException, InterruptedException {
        return toStream(clients, stream, writer -> status -> status.show(line(writer.stats(), source.progress())));
    }

    /// As [#toStream(AwsClients, String)], with another way to say how far it is.
    public int toStream(AwsClients clients, String stream, Function<StreamWriter, Watcher> watcher)
            throws IOException, InterruptedException {
        Instant begun = terminal.clock().instant();
        Path unsentFile = Path.of("wildrydes-" + FILE_TIME.format(begun) + ".unsent");
        try (var unsent = new UnsentFile(unsentFile);
                var kinesis = clients.configure(KinesisClients.builder()).build();
                var writer = StreamWriter.open(kinesis, WriterSettings.of(stream), unsent)) {
            boolean stopped = false;
            boolean travelled = false;
            try {
                stopped = new Journey(source, terminal).run(new StreamSink(writer), watcher.apply(writer));
                travelled = true;
            } finally {
                flush(writer, stopped);
                terminal.out().println(Summary.of(source.progress(), writer.stats(), since(begun)));
                if (!travelled) {
                    // The exception under way says why, but not where the events are.
                    notSent(unsent).ifPresent(terminal.err()::println);
                }
            }
            Optional<String> notSent = notSent(unsent);
            if (notSent.isPresent()) {
                throw new CommandFailed(notSent.get());
            }
            return exitCode(stopped);
        }
    }

    /// To a file or pipe, which is closed.
    ///
    /// @param summary where the summary goes: not where the events go
    int toFile(OutputStream out, PrintStream summary) throws IOException, InterruptedException {
        Instant begun = terminal.clock().instant();
        boolean stopped;
        try (var sink = new JsonLinesSink(out)) {
            stopped = new Journey(source, terminal)
                    .run(
                            sink,
                            status -> status.show(String.format(
                                    Locale.ROOT, "%,d events", source.progress().read())));
        }
        var progress = source.progress();
        long events = progress.read() - progress.rejected();
        summary.println(new Summary(progress.read(), events, 0, 0, progress.rejected(), 0, 0, since(begun)));
        return exitCode(stopped);
    }

    /// Ctrl-C ends it at once: what is left goes to the file of unsent events.
    private void flush(StreamWriter writer, boolean stopped) {
        Thread flushing = Thread.currentThread();
        try (var status = terminal.statusLine();
                var _ = terminal.interrupts().onInterrupt(flushing::interrupt)) {
            status.show(String.format(
                    Locale.ROOT, "flushing %,d events", writer.stats().pending()));
            if (stopped) {
                writer.close(FLUSH_AFTER_INTERRUPT);
            } else {
                writer.close();
            }
        } finally {
            // The writer has obeyed it; what follows is to be done all the same.
            boolean _ = Thread.interrupted();
        }
    }

    /// What was not sent, why, where it is now, complete, and how to send it; empty when all was sent.
    private static Optional<String> notSent(UnsentFile unsent) {
        long count =
                unsent.reasons().values().stream().mapToLong(Long::longValue).sum();
        if (count == 0) {
            return Optional.empty();
        }
        unsent.close();
        return Optional.of(count + " events were not sent ("
                + String.join("; ", unsent.reasons().keySet()) + "): they are in " + unsent.path()
                + ", send them with 'wildrydes replay " + unsent.path() + "'");
    }

    private int exitCode(boolean stopped) {
        return stopped && !endless ? Interrupts.EXIT_CODE : 0;
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, terminal.clock().instant());
    }

    private static String line(WriterStats stats, EventSource.Progress progress) {
        String behind = progress.behind().toMillis() < 1000
                ? ""
                : String.format(
                        Locale.ROOT, ", %.1f s behind", progress.behind().toMillis() / 1000.0);
        return String.format(
                Locale.ROOT, "sent %,d, acknowledged %,d%s", stats.written(), stats.acknowledged(), behind);
    }
}
