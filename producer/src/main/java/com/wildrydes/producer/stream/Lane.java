package com.wildrydes.producer.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What waits for one shard, oldest first: the record in flight, the sealed records, the one still being packed.
final class Lane {

    final ShardMap.Shard shard;

    /// Set once the shard map lists the shard no longer; then only a record in flight is left here.
    boolean retired;

    @Nullable
    PackedRecord inFlight;

    final Deque<PackedRecord> sealed = new ArrayDeque<>();

    @Nullable
    Batch open;

    /// Nanoseconds; nothing is sent before.
    long notBefore;

    /// Whether its next record travels in a request of its own: after a failure or a slow answer, so that a shard
    /// in trouble holds no other shard's record more than once.
    boolean alone;

    Lane(ShardMap.Shard shard, long now) {
        this.shard = shard;
        this.notBefore = now;
    }

    /// When the oldest record waiting can be sent, in nanoseconds; only for a lane that [#hasWaiting].
    ///
    /// @param flushBefore events before this number do not linger
    long dueAt(long flushBefore, long lingerNanos) {
        Batch batch = open;
        if (!sealed.isEmpty() || batch == null || batch.firstEvent() < flushBefore) {
            return notBefore;
        }
        long lingered = batch.openedAt() + lingerNanos;
        return lingered - notBefore > 0 ? lingered : notBefore;
    }

    boolean hasWaiting() {
        return inFlight == null && (!sealed.isEmpty() || open != null);
    }

    /// The oldest record waiting, packed no further; only for a lane that [#hasWaiting].
    PackedRecord head() {
        if (sealed.isEmpty()) {
            seal();
        }
        return sealed.getFirst();
    }

    /// Puts the [#head] in flight.
    PackedRecord take() {
        PackedRecord next = head();
        sealed.removeFirst();
        inFlight = next;
        return next;
    }

    void seal() {
        Batch batch = open;
        if (batch != null) {
            sealed.addLast(batch.seal());
            open = null;
        }
    }

    /// When the oldest record waiting began, in nanoseconds; only for a lane that [#hasWaiting].
    long waitingSince() {
        PackedRecord first = sealed.peekFirst();
        Batch batch = open;
        return first != null ? first.content().openedAt() : batch != null ? batch.openedAt() : notBefore;
    }

    /// Number of the oldest event in this lane, `Long.MAX_VALUE` when there is none.
    ///
    /// All are asked: after a merge of shards, what came from one lies in front of what came from the other.
    long oldestEvent() {
        PackedRecord flying = inFlight;
        Batch batch = open;
        long oldest = flying != null ? flying.content().firstEvent() : Long.MAX_VALUE;
        for (PackedRecord record : sealed) {
            oldest = Math.min(oldest, record.content().firstEvent());
        }
        return batch != null ? Math.min(oldest, batch.firstEvent()) : oldest;
    }
}
