package com.wildrydes.local.kinesis;

import com.wildrydes.local.kinesis.log.Appended;
import com.wildrydes.local.kinesis.log.Entry;
import com.wildrydes.local.kinesis.log.LogPage;
import com.wildrydes.local.kinesis.log.ShardLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One stream: puts records, reads them, changes its shards. Thread-safe.
///
/// Puts go on side by side under the read lock, which is held only until their records wait in the logs of their
/// shards. A change of the shards takes the write lock, waits until the parents' logs are written, and only then is
/// stored and shown: whoever sees a closed shard sees all of its records.
public final class Stream {

    private final Path folder;
    private final Clock clock;
    private final KinesisSettings settings;
    private final Meter meter;
    private final ShardLogs logs;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private volatile StreamState state;
    private volatile ShardMap route;
    private volatile long updatingUntilMs;
    private volatile boolean deleted;

    Stream(Path folder, StreamState state, ShardLogs logs, Clock clock, KinesisSettings settings, Meter meter) {
        this.folder = folder;
        this.state = state;
        this.route = new ShardMap(state);
        this.logs = logs;
        this.clock = clock;
        this.settings = settings;
        this.meter = meter;
    }

    Path folder() {
        return folder;
    }

    public StreamState state() {
        return state;
    }

    public String name() {
        return state.name();
    }

    public String arn() {
        return settings.arn(name());
    }

    /// A stream that was created in what is now the future is not being created: the clock was set back.
    public StreamStatus status() {
        long nowMs = clock.millis();
        long ageMs = nowMs - state.createdMs();
        if (ageMs >= 0 && ageMs < settings.transition().toMillis()) {
            return StreamStatus.CREATING;
        }
        return nowMs < updatingUntilMs ? StreamStatus.UPDATING : StreamStatus.ACTIVE;
    }

    public int openShards() {
        return status() == StreamStatus.CREATING ? 0 : state.open().size();
    }

    /// The shards that a filter selects, in the order of their ids; none while the stream is being created.
    public List<Shard> shards(ShardFilter filter) {
        StreamState now = state;
        long horizonMs = Math.max(now.createdMs(), now.horizonMs(clock.millis()));
        return status() == StreamStatus.CREATING ? List.of() : filter.select(now.shards(), horizonMs);
    }

    /// Puts records. Each one succeeds or fails by itself; those that go to the same shard keep their order.
    ///
    /// @return an outcome for each entry, in their order
    public List<PutOutcome> put(List<PutEntry> entries) {
        PutOutcome[] outcomes = new PutOutcome[entries.size()];
        List<Pending> pending = new ArrayList<>();
        lock.readLock().lock();
        try {
            requireReadable();
            for (Map.Entry<Shard, List<Integer>> group :
                    byShard(entries, outcomes).entrySet()) {
                Shard shard = group.getKey();
                List<Entry> stored = group.getValue().stream()
                        .map(position -> entries.get(position).stored())
                        .toList();
                pending.add(new Pending(shard, group.getValue(), logs.of(shard).append(stored)));
            }
        } finally {
            lock.readLock().unlock();
        }
        pending.forEach(group -> group.settle(outcomes));
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] instanceof PutOutcome.Accepted) {
                meter.put(entries.get(i).bytes());
            }
        }
        return Arrays.asList(outcomes);
    }

    /// Records on their way to the log of one shard.
    private record Pending(Shard shard, List<Integer> positions, CompletableFuture<Appended> appended) {

        void settle(PutOutcome[] outcomes) {
            try {
                Appended first = appended.join();
                for (int i = 0; i < positions.size(); i++) {
                    SequenceNumber number = shard.sequenceNumber(first.firstOrdinal() + i, first.arrivalMs());
                    outcomes[positions.get(i)] = new PutOutcome.Accepted(shard.id(), number);
                }
            } catch (CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                positions.forEach(position -> outcomes[position] =
                        new PutOutcome.Failed("Shard " + shard.id() + " could not store the record: " + cause, cause));
            }
        }
    }

    private Map<Shard, List<Integer>> byShard(List<PutEntry> entries, PutOutcome[] outcomes) {
        Map<Shard, List<Integer>> groups = new LinkedHashMap<>();
        long nowMs = clock.millis();
        for (int i = 0; i < entries.size(); i++) {
            PutEntry entry = entries.get(i);
            Shard shard = route.shardOf(entry.hashKey());
            if (settings.throttled() && !logs.limits(shard).admitRecord(entry.bytes(), nowMs)) {
                outcomes[i] = new PutOutcome.Throttled(rateExceeded(shard));
            } else {
                groups.computeIfAbsent(shard, _ -> new ArrayList<>()).add(i);
            }
        }
        return groups;
    }

    private String rateExceeded(Shard shard) {
        return "Rate exceeded for shard " + shard.id() + " in stream " + name() + " under account " + settings.account()
                + ".";
    }

    /// The ordinal that a reader starts from.
    public long position(Shard shard, StartAt start) {
        ShardLog log = logs.of(shard);
        try {
            return switch (start) {
                case StartAt.TrimHorizon _ -> log.first();
                case StartAt.Latest _ -> log.end();
                case StartAt.Timestamp(long epochMs) -> log.firstSince(epochMs);
                case StartAt.Sequence(SequenceNumber number) -> number.ordinal();
                case StartAt.AfterSequence(SequenceNumber number) ->
                    Math.min(number.ordinal(), SequenceNumber.LAST_ORDINAL - 1) + 1;
            };
        } catch (IOException e) {
            throw KinesisException.internal(e);
        }
    }

    /// Reads on behalf of an API client, so within AWS's limits where they are on.
    public ShardPage readThrottled(Shard shard, long from, int maxRecords, long maxBytes) {
        if (!settings.throttled()) {
            return read(shard, from, maxRecords, maxBytes);
        }
        ShardLimits limits = logs.limits(shard);
        if (!limits.admitRead(clock.millis())) {
            throw KinesisException.throttled(rateExceeded(shard));
        }
        ShardPage page = read(shard, from, maxRecords, maxBytes);
        limits.haveRead(page.read().bytes(), clock.millis());
        return page;
    }

    /// Reads from an ordinal on; what is past its retention is passed over.
    ///
    /// @param maxBytes of keys and data; one record is given even when it is larger
    public ShardPage read(Shard shard, long from, int maxRecords, long maxBytes) {
        // Taken before the read: a shard that is closed now has got all of its records.
        StreamState seen = state;
        long nowMs = clock.millis();
        ShardLog log = logs.of(shard);
        LogPage page;
        try {
            page = log.read(from, maxRecords, maxBytes);
            long horizonMs = seen.horizonMs(nowMs);
            if (!page.records().isEmpty() && page.records().getFirst().arrivalMs() < horizonMs) {
                page = log.read(log.firstSince(horizonMs), maxRecords, maxBytes);
            }
        } catch (IOException e) {
            throw KinesisException.internal(e);
        }
        boolean endOfShard = page.caughtUp() && !seen.isOpen(shard);
        long behind = page.caughtUp()
                ? 0
                : Math.max(1, nowMs - page.records().getLast().arrivalMs());
        return new ShardPage(shard, page, endOfShard, behind, endOfShard ? seen.childrenOf(shard) : List.of());
    }

    /// Waits until a read from `from` would give a record or the end of the shard, or `timeout` has passed.
    ///
    /// @return whether it would; it may be true too often
    public boolean await(Shard shard, long from, Duration timeout) throws InterruptedException {
        ShardLog log = logs.of(shard);
        return !state.isOpen(shard) || log.await(from, timeout) || !state.isOpen(shard);
    }

    /// The latest second that a sequence number given so far can hold. It can be ahead of the clock: shards that follow
    /// each other fast are each a second younger than their parents, and the clock may have been set back.
    public long latestSecond() {
        return state.shards().stream()
                .mapToLong(shard -> shard.sequenceNumber(0, logs.of(shard).newestArrivalMs())
                        .arrivalSeconds())
                .reduce(clock.millis() / 1000, Math::max);
    }

    /// Finds a shard by its id, or by the number at its end, as AWS does.
    public @Nullable Shard shard(String shardId) {
        int dash = shardId.lastIndexOf('-');
        String number = shardId.substring(dash + 1);
        return status() == StreamStatus.CREATING || !number.matches("\\d{1,12}")
                ? null
                : state.shard(Math.clamp(Long.parseLong(number), 0, Integer.MAX_VALUE));
    }

    /// Changes the stored state, and what follows from it: closes shards, opens new ones.
    ///
    /// @throws KinesisException when the disk refuses; nothing has changed then
    void change(UnaryOperator<StreamState> change) {
        lock.writeLock().lock();
        try {
            if (deleted) {
                throw settings.streamNotFound(name());
            }
            StreamState before = state;
            StreamState after = change.apply(before);
            boolean reshaped = logs.prepare(before, after);
            try {
                StreamFile.write(folder, after);
            } catch (IOException e) {
                logs.discard(before, after);
                throw e;
            }
            state = after;
            route = new ShardMap(after);
            if (reshaped) {
                updatingUntilMs = clock.millis() + settings.transition().toMillis();
            }
            logs.settle(before, after);
        } catch (IOException e) {
            throw KinesisException.internal(e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Deletes what has passed retention.
    void trim() {
        long nowMs = clock.millis();
        logs.trim(state.horizonMs(nowMs));
        if (state.hasExpired(nowMs)) {
            change(current -> current.withoutExpired(nowMs));
        }
    }

    /// Stores what was put, then closes the files.
    void close(boolean forGood) {
        lock.writeLock().lock();
        try {
            deleted = forGood;
            logs.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void requireReadable() {
        if (deleted || status() == StreamStatus.CREATING) {
            throw settings.streamNotFound(name());
        }
    }
}
