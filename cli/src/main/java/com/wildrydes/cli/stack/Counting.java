package com.wildrydes.cli.stack;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.send.Watcher;
import com.wildrydes.cli.status.ArchiveCounters;
import com.wildrydes.cli.status.Counters;
import com.wildrydes.cli.status.OpenAlerts;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.StackOutputs;
import com.wildrydes.cli.terminal.Pause;
import com.wildrydes.cli.terminal.StatusLine;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.WriterStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Follows how many of a run's events are counted and archived. Thread-safe.
final class Counting implements AutoCloseable {
    /// The functions gather for 5 s; one that is killed at the worst moment takes a retry or two more.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final CloudWatchClient cloudWatch;
    private final DynamoDbClient dynamoDb;
    private final Terminal terminal;
    private final StackOutputs outputs;
    private final Instant created;
    private final Progress before;
    /// One for each second of which events are not counted and archived yet, oldest first.
    private final Deque<Mark> waiting = new ArrayDeque<>();

    private volatile @Nullable StreamWriter writer;

    /// How many events were acknowledged by a time.
    private record Mark(long acknowledged, Instant time) {}

    /// How many events each function is done with.
    ///
    /// @param archived handed to Firehose, or found to be none
    private record Progress(long counted, long archived) {
        Progress since(Progress before) {
            return new Progress(counted - before.counted, archived - before.archived);
        }

        long both() {
            return Math.min(counted, archived);
        }
    }

    private Counting(
            CloudWatchClient cloudWatch,
            DynamoDbClient dynamoDb,
            Terminal terminal,
            StackOutputs outputs,
            Instant created) {
        this.cloudWatch = cloudWatch;
        this.dynamoDb = dynamoDb;
        this.terminal = terminal;
        this.outputs = outputs;
        this.created = created;
        this.before = total();
    }

    /// Counts from now on.
    static Counting begin(AwsClients clients, Terminal terminal) {
        try (var cloudFormation = clients.cloudFormation();
                KinesisClient kinesis = clients.kinesis()) {
            StackOutputs outputs = StackOutputs.of(cloudFormation);
            Instant created = kinesis.describeStreamSummary(request -> request.streamName(outputs.stream()))
                    .streamDescriptionSummary()
                    .streamCreationTimestamp();
            return new Counting(clients.cloudWatch(), clients.dynamoDb(), terminal, outputs, created);
        }
    }

    String stream() {
        return outputs.stream();
    }

    /// Says once a second what was sent, acknowledged, counted and archived, and how many alerts are open.
    Watcher watcher(StreamWriter ofRun) {
        writer = ofRun;
        return line -> line.showOrPrint(status(ofRun.stats()));
    }

    /// Returns when as many events are counted and archived as were acknowledged.
    ///
    /// @throws CommandFailed when that takes too long
    void awaitAll() throws InterruptedException {
        StreamWriter ofRun = writer;
        long acknowledged = ofRun == null ? 0 : ofRun.stats().acknowledged();
        Instant deadline = terminal.clock().instant().plus(PATIENCE);
        try (StatusLine line = terminal.statusLine()) {
            for (Progress now = progress(); now.both() < acknowledged; now = progress()) {
                if (terminal.clock().instant().isAfter(deadline)) {
                    throw new CommandFailed("of " + acknowledged + " events only " + now.counted + " were counted and "
                            + now.archived + " archived within " + PATIENCE.toMinutes()
                            + " minutes: the functions' logs in the data folder say why");
                }
                line.show(String.format(
                        Locale.ROOT, "of %,d  counted %,d  archived %,d", acknowledged, now.counted, now.archived));
                Pause.REAL.pause(BETWEEN_LOOKS);
            }
        }
    }

    @Override
    public void close() {
        cloudWatch.close();
        dynamoDb.close();
    }

    private String status(WriterStats stats) {
        Progress now = progress();
        return String.format(
                Locale.ROOT,
                "sent %,d  acknowledged %,d  counted %,d  archived %,d  alerts %,d  lag %.1f s",
                stats.written(),
                stats.acknowledged(),
                now.counted,
                now.archived,
                OpenAlerts.count(dynamoDb, outputs.alerts()),
                lag(stats.acknowledged(), now.both()).toMillis() / 1000.0);
    }

    /// How long ago the oldest event was acknowledged that is not both counted and archived yet, to a second.
    private synchronized Duration lag(long acknowledged, long done) {
        Instant now = terminal.clock().instant();
        waiting.addLast(new Mark(acknowledged, now));
        while (!waiting.isEmpty() && waiting.getFirst().acknowledged() <= done) {
            waiting.removeFirst();
        }
        return waiting.isEmpty()
                ? Duration.ZERO
                : Duration.between(waiting.getFirst().time(), now);
    }

    private Progress progress() {
        return total().since(before);
    }

    private Progress total() {
        Instant now = terminal.clock().instant();
        return new Progress(
                Counters.since(cloudWatch, created, now).settled(),
                ArchiveCounters.since(cloudWatch, created, now).settled());
    }
}
