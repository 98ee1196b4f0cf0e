package com.wildrydes.processors.live;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.FleetTable;
import java.util.Map;
import java.util.function.Supplier;

/// A table that fails as it is told, call by call. Thread-safe when `faults` is.
final class FaultyFleetTable implements FleetTable {

    /// What happens to a call.
    enum Fault {
        NONE,
        THROTTLED,
        /// The call takes effect; its answer is lost.
        ANSWER_LOST,
        REFUSED,
        CRASH_BEFORE,
        CRASH_AFTER,
        /// Somebody else gets in between what was read and this write.
        RIVAL_FIRST
    }

    /// The end of the process.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private final FleetTable table;
    private final Supplier<Fault> faults;
    private final Runnable rival;

    FaultyFleetTable(FleetTable table, Supplier<Fault> faults, Runnable rival) {
        this.table = table;
        this.faults = faults;
        this.rival = rival;
    }

    @Override
    public Map<BlockKey, Block> readAll(Map<BlockKey, Block> known, Reading reading)
            throws UnavailableException, RefusedException {
        Fault fault = faults.get();
        before(fault);
        Map<BlockKey, Block> blocks = table.readAll(known, reading);
        after(fault);
        return blocks;
    }

    @Override
    public Block read(BlockKey key) throws UnavailableException, RefusedException {
        Fault fault = faults.get();
        before(fault);
        Block block = table.read(key);
        after(fault);
        return block;
    }

    @Override
    public Written write(Block block, double share) throws UnavailableException, RefusedException {
        Fault fault = faults.get();
        before(fault);
        Written written = table.write(block, share);
        after(fault);
        return written;
    }

    private void before(Fault fault) throws UnavailableException, RefusedException {
        switch (fault) {
            case THROTTLED -> throw new UnavailableException("throttled");
            case REFUSED -> throw new RefusedException("access denied", new SecurityException());
            case CRASH_BEFORE -> throw new Crash();
            case RIVAL_FIRST -> rival.run();
            case NONE, ANSWER_LOST, CRASH_AFTER -> {}
        }
    }

    private static void after(Fault fault) throws UnavailableException {
        switch (fault) {
            case ANSWER_LOST -> throw new UnavailableException("no answer in time");
            case CRASH_AFTER -> throw new Crash();
            case NONE, THROTTLED, REFUSED, CRASH_BEFORE, RIVAL_FIRST -> {}
        }
    }
}
