package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.FleetTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Moves blocks on in the table. Thread-safe.
///
/// ```
///               ┌───────────────────────── conflict: the block as it is ──┐
///               ▼                                                         │
///   base block ──► merge ──► something new? ──yes──► write if version is the base's ──► done
///                                │ no                        │ too large
///                                └──► done                   └──► merge without newcomers, write
/// ```
///
/// The base is the block as this process last saw it. INVARIANT: that block was in the table, and there every state
/// only moves on; so events that are not newer than what is remembered are not newer than what is in the table.
///
/// A shard's batches may go to several processes in turn. A write on a base that another has moved on costs as much
/// as one that succeeds, a read a fifteenth of it: so from its first conflict on a process reads the block before it
/// writes. One that is alone never does.
final class BlockUpdater {

    /// How full an item may be with newcomers in it. The rest is for those that it has: a row grows once its unicorn
    /// moves, falls, or is silent while others are not.
    private static final double NEWCOMERS_SHARE = 0.6;

    private final FleetTable table;
    private final Inheritance inheritance;
    private final Retry retry;
    private final int alertBelow;
    private final InstantSource clock;
    private final Map<BlockKey, Block> known = new ConcurrentHashMap<>();
    private final Set<BlockKey> shared = ConcurrentHashMap.newKeySet();

    /// @param epochs gives each block that is made a number that no other has: random ones
    BlockUpdater(
            FleetTable table,
            BlockLayout layout,
            Retry retry,
            int alertBelow,
            InstantSource clock,
            LongSupplier epochs) {
        this.table = table;
        this.inheritance = new Inheritance(layout, epochs);
        this.retry = retry;
        this.alertBelow = alertBelow;
        this.clock = clock;
    }

    /// Merges the events into their block.
    Updated update(Work work, Deadline deadline) throws UnavailableException, RefusedException, InterruptedException {
        Block base = base(work.key(), deadline);
        int tooLarge = 0;
        for (int conflicts = 0; ; ) {
            Merge.Merged merged = Merge.of(base, work.events(), alertBelow, tooLarge == 0, clock.millis());
            if (merged.block() == base) {
                return done(work, base, merged, tooLarge, 0, conflicts);
            }
            switch (write(merged.block(), merged.newcomers() ? NEWCOMERS_SHARE : 1, deadline)) {
                case FleetTable.Written.Done() -> {
                    return done(work, merged.block(), merged, tooLarge, 1, conflicts);
                }
                case FleetTable.Written.Conflict(Block current) -> {
                    base = made(current, deadline);
                    shared.add(work.key());
                    conflicts++;
                }
                case FleetTable.Written.TooLarge(int bytes) -> {
                    if (tooLarge > 0) {
                        return leftAsItIs(work, base, bytes, conflicts);
                    }
                    tooLarge = bytes;
                }
            }
        }
    }

    private Block base(BlockKey key, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        Block remembered = known.get(key);
        if (remembered != null && !shared.contains(key)) {
            return remembered;
        }
        Block read = retry.call(deadline, failures -> table.read(key));
        return remembered != null && remembered.isVersionOf(read) ? remembered : made(read, deadline);
    }

    /// Notes that of what this block had pending only this is left to be delivered: its next write goes without the
    /// rest.
    void delivered(Block block, List<Transition> left) {
        known.computeIfPresent(block.key(), (key, now) -> now == block ? block.withPending(left) : now);
    }

    private Updated done(Work work, Block block, Merge.Merged merged, int tooLarge, int writes, int conflicts) {
        known.put(work.key(), block);
        var tally = new Tally(merged.applied(), merged.late(), merged.leftOut(), writes, conflicts);
        FullBlock full = tooLarge == 0 ? null : new FullBlock(work.key(), tooLarge, merged.leftOut());
        return new Updated(work, tally, block, full, null);
    }

    /// Not even what the block has fits any more: it stays as it is, for its shard's other blocks must move on.
    private Updated leftAsItIs(Work work, Block base, int tooLarge, int conflicts) {
        known.put(work.key(), base);
        int leftOut = work.events().size();
        return new Updated(
                work, new Tally(0, 0, leftOut, 0, conflicts), base, new FullBlock(work.key(), tooLarge, leftOut), null);
    }

    /// A block that the table does not have begins with what blocks of another layout know of its unicorns.
    private Block made(Block read, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return read.version() > 0
                ? read
                : inheritance.of(
                        read.key(),
                        retry.call(deadline, failures -> table.readAll(Map.of(), FleetTable.Reading.CONSISTENT))
                                .values());
    }

    /// Writes the block; a write that took effect although its answer was lost is done, and no conflict with itself.
    private FleetTable.Written write(Block target, double share, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return retry.call(deadline, failures -> {
            FleetTable.Written written = table.write(target, share);
            boolean ownWrite = failures > 0
                    && written instanceof FleetTable.Written.Conflict(Block current)
                    && current.equals(target);
            return ownWrite ? new FleetTable.Written.Done() : written;
        });
    }
}
