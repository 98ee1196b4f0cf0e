package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// A table that fails as it is told, call by call. Thread-safe when `faults` is.
final class FaultyTable implements MinuteTable {

    /// What happens to a call.
    enum Fault {
        NONE,
        THROTTLED,
        /// The call takes effect; its answer is lost.
        ANSWER_LOST,
        /// Of a read, only half is answered.
        HALF_UNREAD,
        REFUSED,
        CRASH_BEFORE,
        CRASH_AFTER,
        /// Somebody else gets in between what was read and this write.
        RIVAL_FIRST
    }

    private final MinuteTable table;
    private final Supplier<Fault> faults;
    private final Runnable rival;

    FaultyTable(MinuteTable table, Supplier<Fault> faults, Runnable rival) {
        this.table = table;
        this.faults = faults;
        this.rival = rival;
    }

    @Override
    public Map<MinuteKey, MinuteItem> read(Collection<MinuteKey> keys) throws UnavailableException, RefusedException {
        Fault fault = faults.get();
        before(fault);
        Map<MinuteKey, MinuteItem> items = new HashMap<>(table.read(keys));
        if (fault == Fault.HALF_UNREAD) {
            keys.stream().limit((keys.size() + 1) / 2).forEach(items::remove);
        }
        after(fault);
        return items;
    }

    @Override
    public Written write(MinuteItem item) throws UnavailableException, RefusedException {
        Fault fault = faults.get();
        before(fault);
        Written written = table.write(item);
        after(fault);
        return written;
    }

    private void before(Fault fault) throws UnavailableException, RefusedException {
        switch (fault) {
            case THROTTLED -> throw new UnavailableException("throttled");
            case REFUSED -> throw new RefusedException("access denied", new SecurityException());
            case CRASH_BEFORE -> throw new Crash();
            case RIVAL_FIRST -> rival.run();
            case NONE, ANSWER_LOST, HALF_UNREAD, CRASH_AFTER -> {}
        }
    }

    private static void after(Fault fault) throws UnavailableException {
        switch (fault) {
            case ANSWER_LOST -> throw new UnavailableException("no answer in time");
            case CRASH_AFTER -> throw new Crash();
            case NONE, THROTTLED, HALF_UNREAD, REFUSED, CRASH_BEFORE, RIVAL_FIRST -> {}
        }
    }

    /// The end of the process.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
