package com.wildrydes.processors.changes;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.fleet.FleetTable.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The fleet's blocks as this process last saw them. Thread-safe.
///
/// A read that is not consistent may show a block as it was some moments ago, older than one that was seen before: of
/// the two the newer is kept, so what is seen never goes back. A block whose epoch is another, or that is missing, is
/// believed only when it is read consistently.
public final class FleetView {

    /// For so long a read serves all who ask. Shorter than any interval at which pages ask.
    static final long FRESH_NANOS = 200_000_000;

    private final FleetTable table;
    private final BlockLayout layout;
    private final Retry retry;
    private final LongSupplier nanoTime;
    private Map<BlockKey, Block> known = new HashMap<>();
    private long readAtNanos;

    /// The view of a table whose blocks are laid out so; others in it are not looked at.
    ///
    /// @param nanoTime a clock that only goes forward, as [System#nanoTime()]
    public FleetView(FleetTable table, BlockLayout layout, Retry retry, LongSupplier nanoTime) {
        this.table = table;
        this.layout = layout;
        this.retry = retry;
        this.nanoTime = nanoTime;
        this.readAtNanos = nanoTime.getAsLong() - FRESH_NANOS;
    }

    /// The blocks by their index, at most a fifth of a second old; [Block#absent] where the table has none.
    public synchronized List<Block> blocks(Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        if (nanoTime.getAsLong() - readAtNanos >= FRESH_NANOS) {
            Map<BlockKey, Block> read = read(Reading.EVENTUAL, deadline);
            if (layout.keys().stream().anyMatch(key -> isDoubtful(known.get(key), read.get(key)))) {
                return surely(deadline);
            }
            remember(read);
        }
        return inOrder();
    }

    /// The blocks with every write that was acknowledged before: what decides that a client must begin again.
    public synchronized List<Block> surely(Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        Map<BlockKey, Block> read = read(Reading.CONSISTENT, deadline);
        known = new HashMap<>();
        remember(read);
        return inOrder();
    }

    /// The block of one unicorn, with every write that was acknowledged before.
    public Block blockOf(String name, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return retry.call(deadline, failures -> table.read(layout.blockOf(name)));
    }

    private Map<BlockKey, Block> read(Reading reading, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return retry.call(deadline, failures -> table.readAll(known, reading));
    }

    private static boolean isDoubtful(@Nullable Block before, @Nullable Block now) {
        return before != null && before.version() > 0 && (now == null || now.epoch() != before.epoch());
    }

    private void remember(Map<BlockKey, Block> read) {
        for (BlockKey key : layout.keys()) {
            Block before = known.getOrDefault(key, Block.absent(key));
            Block now = read.getOrDefault(key, before);
            known.put(key, now.version() > before.version() ? now : before);
        }
        readAtNanos = nanoTime.getAsLong();
    }

    private List<Block> inOrder() {
        return layout.keys().stream().map(known::get).toList();
    }
}
