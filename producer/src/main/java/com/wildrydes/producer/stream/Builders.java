package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/// A few record builders to be used again and again, because each has grown a buffer of up to a record's size. When
/// they are all busy, others are made and forgotten after use, so that what the buffers take stays bounded.
/// Thread-safe.
final class Builders {

    /// So many megabytes are kept at most.
    private static final int KEPT = 8;

    private final Set<AggregatedRecordBuilder> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<AggregatedRecordBuilder> idle = new ArrayDeque<>();

    /// An empty builder.
    synchronized AggregatedRecordBuilder take() {
        AggregatedRecordBuilder known = idle.pollLast();
        if (known != null) {
            return known;
        }
        AggregatedRecordBuilder made = new AggregatedRecordBuilder();
        if (kept.size() < KEPT) {
            kept.add(made);
        }
        return made;
    }

    /// Takes back a builder whose record is built.
    @SuppressWarnings("CollectionIncompatibleType") // Builders are told apart by identity, on purpose.
    synchronized void giveBack(AggregatedRecordBuilder builder) {
        if (kept.contains(builder)) {
            builder.clear();
            idle.addLast(builder);
        }
    }
}
