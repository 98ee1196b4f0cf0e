package com.wildrydes.local.lambda.mapping;

import com.wildrydes.local.time.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gathers batches from one shard: full at the batch size, at Lambda's limit of an event, when the batching window has
/// passed since the first record was read, or at the shard's end. One thread uses it.
///
/// Without a window, what there is makes a batch; but as on Lambda, which reads a shard about once a second,
/// a shard that has a little at a time does not get an invocation for each little.
final class BatchGatherer {

    /// Batches of a mapping without a window are at least so far apart. An invocation costs milliseconds of a
    /// machine that is shared; whoever waits for its result sees no difference.
    static final Duration PACE = Duration.ofMillis(150);

    /// How long to wait for a first record before looking around: a wait that is told of records need not be short.
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final RecordSource source;
    private final String shardId;
    private final MappingConfig config;
    private final Clock clock;
    private final StopSignal stop;
    private final Supplier<EventBuffer> buffers;
    private final Consumer<@Nullable Instant> oldest;
    private Instant lastBatch = Instant.EPOCH;

    /// @param oldest is told when the oldest record arrived that is not delivered yet; null when there is none
    BatchGatherer(
            RecordSource source,
            String shardId,
            MappingConfig config,
            Clock clock,
            StopSignal stop,
            Supplier<EventBuffer> buffers,
            Consumer<@Nullable Instant> oldest) {
        this.source = source;
        this.shardId = shardId;
        this.config = config;
        this.clock = clock;
        this.stop = stop;
        this.buffers = buffers;
        this.oldest = oldest;
    }

    /// The next batch. Without records when the mapping stops, when the shard has ended, or when the position could be
    /// made firm without one ([Position.Latest] becomes [Position.After]).
    Batch gather(Position from) {
        List<SourceRecord> records = new ArrayList<>();
        EventBuffer events = buffers.get();
        Position position = from;
        Instant deadline = Instant.MAX;
        while (true) {
            Page page = source.read(shardId, position, config.batchSize() - records.size(), missing(events));
            if (records.isEmpty()) {
                oldest.accept(
                        page.records().isEmpty()
                                ? null
                                : page.records().getFirst().arrival());
                deadline = page.records().isEmpty() ? Instant.MAX : deadline();
            }
            for (SourceRecord record : page.records()) {
                if (!events.add(record)) {
                    return new Batch(records, events, after(records), false);
                }
                records.add(record);
            }
            boolean moved = !page.next().equals(position);
            position = page.next();
            boolean full = records.size() >= config.batchSize() || missing(events) <= 0;
            if (full || page.endOfShard() || isOver(deadline) || (records.isEmpty() && moved) || stop.raised()) {
                if (!records.isEmpty()) {
                    lastBatch = clock.instant();
                }
                // What is gathered when the mapping stops is read again after the next start.
                return stop.raised()
                        ? new Batch(List.of(), events, from, false)
                        : new Batch(records, events, position, page.endOfShard());
            }
            Position here = position;
            deadline = notTooFar(deadline);
            Duration left = deadline.equals(Instant.MAX) ? IDLE : Duration.between(clock.instant(), deadline);
            Duration wait = left.isPositive() ? left : Duration.ZERO;
            stop.during(() -> source.awaitRecords(shardId, here, wait));
        }
    }

    /// When a batch that begins now is over.
    private Instant deadline() {
        Instant now = clock.instant();
        if (!config.batchingWindow().isZero()) {
            return now.plus(config.batchingWindow());
        }
        Instant paced = lastBatch.plus(PACE);
        return paced.isAfter(now) ? paced : now;
    }

    /// A clock that is set back must not make a batch wait until it is there again.
    private Instant notTooFar(Instant deadline) {
        Duration longest = config.batchingWindow().isZero() ? PACE : config.batchingWindow();
        Instant farthest = clock.instant().plus(longest);
        return deadline.equals(Instant.MAX) || deadline.isBefore(farthest) ? deadline : farthest;
    }

    private boolean isOver(Instant deadline) {
        return !clock.instant().isBefore(deadline);
    }

    /// Bytes of data that still fit, in base64.
    private static long missing(EventBuffer events) {
        return (EventBuffer.MAX_EVENT_BYTES - events.size()) * 3L / 4;
    }

    private static Position after(List<SourceRecord> records) {
        return new Position.After(records.getLast().sequenceNumber());
    }
}
