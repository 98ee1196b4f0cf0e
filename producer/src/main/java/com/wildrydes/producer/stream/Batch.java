package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A record that is still being packed. It holds at least one event; the first one waits unpacked, so that an event
/// that stays alone is sent as it is and any consumer can read it.
final class Batch {

    /// More than packing two events adds to their keys and payloads: magic, MD5, and for each its tags and lengths.
    private static final int PACKING_BYTES = 64;

    /// More than adding one event adds to its key and payload: tags and lengths.
    private static final int MEMBER_BYTES = 24;

    private final Builders builders;
    private final int limit;
    private final long firstEvent;
    private final long openedAt;
    private final PartitionKeys.Entry firstKey;
    private final byte[] firstData;
    private @Nullable AggregatedRecordBuilder builder;
    private int longestKey;
    private int events;
    private long payloadBytes;
    private long heldBytes;

    /// What is in a record, for those who count.
    ///
    /// @param firstEvent number of its first event among all that the writer took
    /// @param openedAt nanoseconds, when the first event was written
    /// @param payloadBytes of all events
    /// @param heldBytes payload and keys, as counted against the buffer
    record Content(
            PartitionKeys.Entry firstKey,
            boolean plain,
            int events,
            long firstEvent,
            long openedAt,
            long payloadBytes,
            long heldBytes) {}

    /// Begins with an event.
    ///
    /// @param limit the largest record, in bytes, its partition key included
    Batch(
            Builders builders,
            int limit,
            long firstEvent,
            long openedAt,
            PartitionKeys.Entry key,
            byte[] data,
            int offset,
            int length) {
        this.builders = builders;
        this.limit = limit;
        this.firstEvent = firstEvent;
        this.openedAt = openedAt;
        this.firstKey = key;
        this.firstData = Arrays.copyOfRange(data, offset, offset + length);
        count(key, length);
    }

    /// For events that come back from a record that was packed before: as old as that one, and sure to fit.
    static Batch after(Builders builders, PackedRecord origin, PartitionKeys.Entry key, UserRecord first) {
        return new Batch(
                builders,
                WriterSettings.MAX_RECORD_BYTES,
                origin.content().firstEvent(),
                origin.content().openedAt(),
                key,
                first.data(),
                first.offset(),
                first.length());
    }

    /// The size of a record that holds just this event.
    static long sizeAlone(PartitionKeys.Entry key, byte[] data, int offset, int length) {
        boolean plain = !AggregatedRecords.hasMagic(data, offset, length);
        return heldBytes(key, length) + (plain ? 0 : PACKING_BYTES + key.bytes());
    }

    /// What an event takes of the writer's buffer, in bytes.
    static long heldBytes(PartitionKeys.Entry key, int length) {
        return (long) length + key.bytes();
    }

    long firstEvent() {
        return firstEvent;
    }

    long openedAt() {
        return openedAt;
    }

    /// Whether an event can be added; its key is taken for a new one, which costs less than to look it up.
    ///
    /// Room is left for the longest of the keys as the record's own, because after a reshard any of the events may
    /// be the first of those that go on together.
    boolean fits(PartitionKeys.Entry key, int length) {
        AggregatedRecordBuilder packed = builder;
        long size = packed != null
                ? (long) packed.size() + MEMBER_BYTES
                : (long) firstData.length + firstKey.bytes() + PACKING_BYTES;
        return size + length + key.bytes() + Math.max(longestKey, key.bytes()) <= limit;
    }

    /// Adds an event that [#fits].
    void add(PartitionKeys.Entry key, byte[] data, int offset, int length) {
        packed().add(key.key(), data, offset, length);
        count(key, length);
    }

    /// The record; this batch is not to be used any more.
    PackedRecord seal() {
        boolean plain = builder == null && !AggregatedRecords.hasMagic(firstData, 0, firstData.length);
        Content content = new Content(firstKey, plain, events, firstEvent, openedAt, payloadBytes, heldBytes);
        return plain ? PackedRecord.plain(content, firstData) : PackedRecord.packed(content, packed(), builders);
    }

    private AggregatedRecordBuilder packed() {
        AggregatedRecordBuilder packed = builder;
        if (packed == null) {
            packed = builders.take();
            packed.add(firstKey.key(), firstData, 0, firstData.length);
            builder = packed;
        }
        return packed;
    }

    private void count(PartitionKeys.Entry key, int length) {
        events++;
        longestKey = Math.max(longestKey, key.bytes());
        payloadBytes += length;
        heldBytes += heldBytes(key, length);
    }
}
