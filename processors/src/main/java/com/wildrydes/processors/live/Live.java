package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.AlertDelivery;
import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.DependencyException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.kinesis.KinesisRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Moves the live state of the fleet on by batches of records, and tells what it decides.
///
/// A record is processed when the blocks of all its events are in the table, and what those blocks have pending is
/// delivered. What is decided is stored with the state that decided it, so whoever finds it delivers it: see
/// `docs/live.md`. Thread-safe, and safe against other invocations on the same events at the same time, in this
/// process or another.
public final class Live {

    private final BlockLayout layout;
    private final BlockUpdater updater;
    private final AlertDelivery alerts;
    private final int callsAtOnce;

    /// @param alertBelow points below which a vital is low
    /// @param epochs gives each block that is made a number that no other has: random ones
    /// @param callsAtOnce how many blocks are worked on at once
    public Live(
            FleetTable table,
            BlockLayout layout,
            AlertDelivery alerts,
            Retry retry,
            int alertBelow,
            InstantSource clock,
            LongSupplier epochs,
            int callsAtOnce) {
        if (callsAtOnce < 1) {
            throw new IllegalArgumentException("callsAtOnce must be >= 1: " + callsAtOnce);
        }
        this.layout = layout;
        this.updater = new BlockUpdater(table, layout, retry, alertBelow, clock, epochs);
        this.alerts = alerts;
        this.callsAtOnce = callsAtOnce;
    }

    /// Processes the batch as far as the services that it depends on allow until the deadline.
    ///
    /// @param batch records of one shard in their order
    /// @param deadline no call is begun after it; calls under way are waited for
    public BatchOutcome process(List<KinesisRecord> batch, Deadline deadline) {
        Intake intake = Intake.of(batch, layout);
        var blocks = new ArrayList<Future<Updated>>();
        try (ExecutorService crew =
                Executors.newFixedThreadPool(callsAtOnce, Thread.ofVirtual().factory())) {
            intake.work().forEach(work -> blocks.add(crew.submit(() -> update(work, deadline))));
        }
        List<Updated> updated = blocks.stream().map(Live::result).toList();
        AlertDelivery.Delivered delivered = deliver(updated, deadline);
        return new BatchOutcome(
                updated.stream().map(Updated::tally).reduce(Tally.NONE, Tally::plus),
                intake.ahead(),
                updated.stream().map(Updated::full).filter(Objects::nonNull).toList(),
                delivered,
                gap(batch, updated, delivered));
    }

    private Updated update(Work work, Deadline deadline) {
        try {
            return updater.update(work, deadline);
        } catch (DependencyException | RuntimeException e) {
            return Updated.failed(work, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Updated.failed(work, e);
        }
    }

    /// Delivers what the blocks have pending, in one call; also when that is nothing, for alerts may wait to be
    /// published.
    private AlertDelivery.Delivered deliver(List<Updated> updated, Deadline deadline) {
        List<Block> blocks =
                updated.stream().map(Updated::block).filter(Objects::nonNull).toList();
        AlertDelivery.Delivered delivered = alerts.deliver(
                blocks.stream().flatMap(block -> block.pending().stream()).toList(), deadline);
        Set<Transition> left = Set.copyOf(delivered.left());
        for (Block block : blocks) {
            if (!block.pending().isEmpty()) {
                updater.delivered(
                        block, block.pending().stream().filter(left::contains).toList());
            }
        }
        return delivered;
    }

    /// Where the work that is not done begins.
    private static BatchOutcome.@Nullable Gap gap(
            List<KinesisRecord> batch, List<Updated> updated, AlertDelivery.Delivered delivered) {
        Set<Transition> left = Set.copyOf(delivered.left());
        // The work is in the order of its first records.
        for (Updated one : updated) {
            Exception failure = one.failure();
            if (one.block() != null && one.block().pending().stream().anyMatch(left::contains)) {
                failure = delivered.failure();
            }
            if (failure != null) {
                return new BatchOutcome.Gap(batch.get(one.work().firstRecord()).sequenceNumber(), failure);
            }
        }
        return null;
    }

    /// An error, as a lack of memory, is no block's outcome: it ends the invocation, and the batch comes again.
    private static Updated result(Future<Updated> done) {
        if (done.state() == Future.State.FAILED) {
            throw new IllegalStateException("a block of the batch ended with an error", done.exceptionNow());
        }
        return done.resultNow();
    }
}
