package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.DependencyException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.quarantine.QuarantineStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/// Counts batches of records into the table, each event exactly once, and keeps what is no event in quarantine.
///
/// A record is processed when all its events are in the table and all its rejected members are kept. The
/// outcome names the first record that is not; what lies behind it may be done in part, and is absorbed when it
/// comes again. Thread-safe, and safe against other invocations on the same events at the same time, in this
/// process or another.
public final class Aggregator {

    private final MinuteCounter counter;
    private final QuarantineStore quarantine;
    private final Retry retry;
    private final int callsAtOnce;

    /// An Aggregator on these stores.
    ///
    /// @param writeIds gives each write a number that no other has, in this process or another: random ones
    /// @param callsAtOnce how many calls of the table are under way at once, and as many of the quarantine
    public Aggregator(
            MinuteTable table,
            KnownItems known,
            QuarantineStore quarantine,
            Retry retry,
            LongSupplier writeIds,
            int callsAtOnce) {
        if (callsAtOnce < 1) {
            throw new IllegalArgumentException("callsAtOnce must be >= 1: " + callsAtOnce);
        }
        this.counter = new MinuteCounter(table, known, retry, writeIds);
        this.quarantine = quarantine;
        this.retry = retry;
        this.callsAtOnce = callsAtOnce;
    }

    /// Processes the batch as far as the services that it depends on allow until the deadline.
    ///
    /// @param batch records of one shard in their order
    /// @param deadline no call is begun after it; calls under way are waited for
    public BatchOutcome process(List<KinesisRecord> batch, Deadline deadline) {
        Intake intake = Intake.of(batch);
        var parts = new ArrayList<Future<Part>>();
        // Two crews: a quarantine that does not answer must not keep the table waiting.
        try (ExecutorService keepers = crew();
                ExecutorService counters = crew()) {
            intake.keeping().forEach(work -> parts.add(keepers.submit(() -> keep(work, deadline))));
            inChunks(intake.counting()).forEach(chunk -> parts.add(counters.submit(() -> count(chunk, deadline))));
        }
        return parts.stream()
                .map(Aggregator::result)
                .reduce(Part.NONE, Part::plus)
                .outcome(batch);
    }

    private ExecutorService crew() {
        return Executors.newFixedThreadPool(callsAtOnce, Thread.ofVirtual().factory());
    }

    /// Parts of equal size, for all of the crew to have work, that one read of the table serves.
    private List<List<Work.Counting>> inChunks(List<Work.Counting> all) {
        int size = Math.clamp(Math.ceilDiv(all.size(), callsAtOnce), 1, MinuteTable.MOST_KEYS);
        var chunks = new ArrayList<List<Work.Counting>>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }

    /// Counts minute by minute up to the first that fails.
    private Part count(List<Work.Counting> chunk, Deadline deadline) {
        Tally tally = Tally.NONE;
        Work next = chunk.getFirst();
        try {
            Map<MinuteKey, MinuteItem> read =
                    counter.readUnknown(chunk.stream().map(Work.Counting::key).toList(), deadline);
            for (Work.Counting work : chunk) {
                next = work;
                tally = tally.plus(counter.count(work, read.get(work.key()), deadline));
            }
            return Part.done(tally);
        } catch (DependencyException | RuntimeException e) {
            return new Part(tally, new Part.Gap(next.firstRecord(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Part(tally, new Part.Gap(next.firstRecord(), e));
        }
    }

    private Part keep(Work.Keeping work, Deadline deadline) {
        try {
            retry.call(deadline, failures -> {
                quarantine.keep(work.rejected());
                return work;
            });
            return Part.done(new Tally(0, 0, work.rejected().members().size(), 0, 0));
        } catch (DependencyException | RuntimeException e) {
            return new Part(Tally.NONE, new Part.Gap(work.firstRecord(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Part(Tally.NONE, new Part.Gap(work.firstRecord(), e));
        }
    }

    /// An error, as a lack of memory, is no part's outcome: it ends the invocation, and the batch comes again.
    private static Part result(Future<Part> done) {
        if (done.state() == Future.State.FAILED) {
            throw new IllegalStateException("a part of the batch ended with an error", done.exceptionNow());
        }
        return done.resultNow();
    }
}
