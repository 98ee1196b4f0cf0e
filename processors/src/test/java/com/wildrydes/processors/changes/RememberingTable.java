package com.wildrydes.processors.changes;

import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockHeader;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.fleet.UnicornState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A table of blocks that, where a read need not be consistent, shows each as it was at some time before.
final class RememberingTable implements FleetTable {

    private final Random random;
    private Map<BlockKey, List<Block>> writes = new HashMap<>();
    private long epoch = 1;
    private int mostBack = 3;

    RememberingTable(Random random) {
        this.random = random;
    }

    /// How many writes a read may be behind.
    void staleBy(int most) {
        this.mostBack = most;
    }

    Block now(BlockKey key) {
        List<Block> all = writes.getOrDefault(key, List.of());
        return all.isEmpty() ? Block.absent(key) : all.getLast();
    }

    /// Writes the unicorn's block anew, with this unicorn changed.
    ///
    /// @param arrivalMs when its event arrived; the block is written at `nowMs`
    void put(BlockLayout layout, UnicornState unicorn, long arrivalMs, long nowMs) {
        Block before = now(layout.blockOf(unicorn.name()));
        var rows = new TreeMap<>(before.rows());
        rows.put(unicorn.name(), changedAt(unicorn, before.version() + 1));
        write(before, rows, Math.max(arrivalMs, before.header().latestArrivalMs()), nowMs);
    }

    /// Writes a block anew without a change of a unicorn.
    void touch(BlockKey key, long arrivalMs, long nowMs) {
        Block before = now(key);
        write(
                before,
                new TreeMap<>(before.rows()),
                Math.max(arrivalMs, before.header().latestArrivalMs()),
                nowMs);
    }

    private void write(Block before, TreeMap<String, UnicornState> rows, long latestArrivalMs, long nowMs) {
        var header = new BlockHeader(nowMs, latestArrivalMs, 0, 0, 0, 0);
        writes.computeIfAbsent(before.key(), key -> new ArrayList<>())
                .add(new Block(
                        before.key(),
                        before.version() == 0 ? epoch + before.key().index() : before.epoch(),
                        before.version() + 1,
                        header,
                        rows,
                        List.of()));
    }

    /// As if the table had been deleted and made anew.
    void clear() {
        writes = new HashMap<>();
        epoch += 1000;
    }

    /// As if one item had been deleted.
    void clear(BlockKey key) {
        writes.remove(key);
        epoch += 1000;
    }

    private static UnicornState changedAt(UnicornState unicorn, long version) {
        return new UnicornState(
                unicorn.name(),
                unicorn.statusTimeMs(),
                unicorn.latitude(),
                unicorn.longitude(),
                unicorn.healthPoints(),
                unicorn.magicPoints(),
                unicorn.speed(),
                unicorn.heading(),
                unicorn.arrivalMs(),
                version,
                unicorn.healthFallMs(),
                unicorn.magicFallMs());
    }

    @Override
    public Map<BlockKey, Block> readAll(Map<BlockKey, Block> known, Reading reading) {
        UnaryOperator<List<Block>> seen = all -> reading == Reading.CONSISTENT
                ? all
                : all.subList(0, all.size() - random.nextInt(Math.min(mostBack, all.size() - 1) + 1));
        var blocks = new HashMap<BlockKey, Block>();
        writes.forEach((key, all) -> blocks.put(key, seen.apply(all).getLast()));
        return blocks;
    }

    @Override
    public Block read(BlockKey key) {
        return now(key);
    }

    @Override
    public Written write(Block block, double share) {
        throw new UnsupportedOperationException("the Api writes no blocks");
    }
}
