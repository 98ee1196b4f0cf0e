package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Counts the events of single minutes into the table. Thread-safe.
///
/// ```
///               ┌───────────────────────── conflict: the item as it is ──┐
///               ▼                                                        │
///   base item ──► merge ──► something new? ──yes──► write if version is the base's ──► counted
///                                │ no
///                                ├── base was read from the table ──► duplicates
///                                └── base was only remembered ──► read it, merge again
/// ```
///
/// INVARIANT: that an event is in the table is said by the table, never by memory alone: either a write under
/// the condition of the remembered version succeeded, or the item was read.
final class MinuteCounter {

    private final MinuteTable table;
    private final KnownItems known;
    private final Retry retry;
    private final LongSupplier writeIds;

    MinuteCounter(MinuteTable table, KnownItems known, Retry retry, LongSupplier writeIds) {
        this.table = table;
        this.known = known;
        this.retry = retry;
        this.writeIds = writeIds;
    }

    /// Reads those of the items that this process does not remember.
    ///
    /// @return what was read; keys that are remembered are left out
    Map<MinuteKey, MinuteItem> readUnknown(Collection<MinuteKey> keys, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        var unknown = new LinkedHashSet<>(keys);
        unknown.removeIf(key -> known.get(key) != null);
        return unknown.isEmpty() ? Map.of() : readAll(unknown, deadline);
    }

    /// Counts the events, each once.
    ///
    /// @param read the item as it was just read from the table, or null when it is remembered
    Tally count(Work.Counting work, @Nullable MinuteItem read, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        MinuteItem remembered = read == null ? known.get(work.key()) : null;
        boolean fromTable = remembered == null;
        MinuteItem base = remembered != null ? remembered : read != null ? read : readOne(work.key(), deadline);
        for (int conflicts = 0; ; conflicts++) {
            MinuteItem.Merged merged = base.merge(work.events());
            if (merged.added() == 0 && !fromTable) {
                base = readOne(work.key(), deadline);
                fromTable = true;
                merged = base.merge(work.events());
            }
            if (merged.added() == 0) {
                known.put(base);
                return new Tally(0, merged.duplicates(), 0, 0, conflicts);
            }
            MinuteItem target = merged.item().withWriteId(writeIds.getAsLong());
            switch (write(target, deadline)) {
                case MinuteTable.Written.Done() -> {
                    known.put(target);
                    return new Tally(merged.added(), merged.duplicates(), 0, 1, conflicts);
                }
                case MinuteTable.Written.Conflict(MinuteItem current) -> {
                    base = current;
                    fromTable = true;
                }
            }
        }
    }

    /// Writes the item; a write that took effect although its answer was lost is done, and no conflict with
    /// itself.
    private MinuteTable.Written write(MinuteItem target, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return retry.call(deadline, failures -> {
            MinuteTable.Written written = table.write(target);
            boolean ownWrite = failures > 0
                    && written instanceof MinuteTable.Written.Conflict(MinuteItem current)
                    && current.equals(target);
            return ownWrite ? new MinuteTable.Written.Done() : written;
        });
    }

    private MinuteItem readOne(MinuteKey key, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return Objects.requireNonNull(readAll(Set.of(key), deadline).get(key));
    }

    private Map<MinuteKey, MinuteItem> readAll(Set<MinuteKey> keys, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        var items = new HashMap<MinuteKey, MinuteItem>();
        var missing = new LinkedHashSet<>(keys);
        return retry.call(deadline, failures -> {
            items.putAll(table.read(missing));
            missing.removeAll(items.keySet());
            if (!missing.isEmpty()) {
                throw new UnavailableException("the table throttles: it left " + missing.size() + " items unread");
            }
            return items;
        });
    }
}
