package com.wildrydes.processors.fleet;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A table in memory that honours the conditions of writes, as the contract test says, and keeps what DynamoDB would:
/// bytes. It refuses a block in which a unicorn goes back in event time. Thread-safe.
public final class FakeFleetTable implements FleetTable {

    private final Map<BlockKey, Map<String, AttributeValue>> items = new HashMap<>();
    private final int mostStateBytes;
    private int writes;
    private int reads;

    public FakeFleetTable() {
        this(BlockFormat.MOST_STATE_BYTES);
    }

    /// A table whose items hold less.
    public FakeFleetTable(int mostStateBytes) {
        this.mostStateBytes = mostStateBytes;
    }

    @Override
    public synchronized Map<BlockKey, Block> readAll(Map<BlockKey, Block> known, Reading reading) {
        var blocks = new HashMap<BlockKey, Block>();
        items.keySet().forEach(key -> {
            Block block = block(key);
            Block before = known.get(key);
            blocks.put(key, before != null && before.isVersionOf(block) ? before : block);
        });
        return blocks;
    }

    @Override
    public synchronized Block read(BlockKey key) {
        reads++;
        return block(key);
    }

    private Block block(BlockKey key) {
        return items.containsKey(key) ? BlockFormat.block(items.get(key)) : Block.absent(key);
    }

    @Override
    public synchronized Written write(Block block, double share) {
        byte[] state = BlockCodec.encode(block);
        if (state.length > share * mostStateBytes) {
            return new Written.TooLarge(state.length);
        }
        Block current = block(block.key());
        boolean expected = current.version() == block.version() - 1
                && (current.version() == 0 || current.epoch() == block.epoch());
        if (!expected) {
            return new Written.Conflict(current);
        }
        current.rows().values().forEach(row -> requireNotBack(row, block.row(row.name())));
        writes++;
        items.put(block.key(), BlockFormat.attributes(block, state));
        return new Written.Done();
    }

    private static void requireNotBack(UnicornState before, UnicornState after) {
        if (after != null && (after.statusTimeMs() < before.statusTimeMs() || after.arrivalMs() < before.arrivalMs())) {
            throw new AssertionError("a unicorn goes back: " + before + " to " + after);
        }
    }

    public synchronized int writes() {
        return writes;
    }

    public synchronized int reads() {
        return reads;
    }

    /// Every unicorn that the table holds.
    public synchronized Map<String, UnicornState> rows() {
        var rows = new TreeMap<String, UnicornState>();
        items.keySet().forEach(key -> rows.putAll(block(key).rows()));
        return rows;
    }

    /// Every item as it is, to be compared.
    public synchronized Map<BlockKey, Map<String, AttributeValue>> items() {
        return new HashMap<>(items);
    }
}
