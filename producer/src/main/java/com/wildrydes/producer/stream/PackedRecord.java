package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One Kinesis record, ready to be sent: one event as it is, or several packed. It belongs to whoever holds it: to
/// the lanes, under the writer's lock, or, while it is in flight, to the thread that sends it.
final class PackedRecord {

    private final Batch.Content content;
    private final @Nullable Builders builders;
    private @Nullable AggregatedRecordBuilder builder;
    private byte @Nullable [] data;
    private int failures;
    private String lastFailure = "it was not tried";

    private PackedRecord(
            Batch.Content content,
            byte @Nullable [] data,
            @Nullable AggregatedRecordBuilder builder,
            @Nullable Builders builders) {
        this.content = content;
        this.data = data;
        this.builder = builder;
        this.builders = builders;
    }

    /// One event as it is.
    static PackedRecord plain(Batch.Content content, byte[] data) {
        return new PackedRecord(content, data, null, null);
    }

    /// What a builder holds, which goes back to the others once it has built it.
    static PackedRecord packed(Batch.Content content, AggregatedRecordBuilder builder, Builders builders) {
        return new PackedRecord(content, null, builder, builders);
    }

    /// The first event's: as all members belong on one shard, it sends the record there.
    String partitionKey() {
        return content.firstKey().key();
    }

    Batch.Content content() {
        return content;
    }

    /// What Kinesis counts: data and partition key, in bytes.
    int bytes() {
        AggregatedRecordBuilder unbuilt = builder;
        return content.firstKey().bytes() + (unbuilt != null ? unbuilt.size() : data().length);
    }

    /// The record's data. A packed record is finished by the first call, with its MD5, which is why it is made by
    /// the thread that sends it and not under the lock.
    byte[] data() {
        byte[] known = data;
        if (known == null) {
            AggregatedRecordBuilder unbuilt = builder;
            Builders home = builders;
            if (unbuilt == null || home == null) {
                throw new IllegalStateException("a record must have data or a builder");
            }
            known = unbuilt.build();
            data = known;
            builder = null;
            home.giveBack(unbuilt);
        }
        return known;
    }

    /// The events, in their order; they share this record's array.
    List<UserRecord> members() {
        byte[] bytes = data();
        if (content.plain()) {
            return List.of(new UserRecord(partitionKey(), null, bytes, 0, bytes.length, 0, false));
        }
        List<UserRecord> members = new ArrayList<>(content.events());
        AggregatedRecords.deaggregate(bytes, 0, bytes.length, partitionKey(), members::add);
        return members;
    }

    /// How often sending it has failed.
    int failures() {
        return failures;
    }

    String lastFailure() {
        return lastFailure;
    }

    void failed(String reason) {
        failures++;
        lastFailure = reason;
    }

    /// Takes over the history of the record whose events it holds.
    void inherit(PackedRecord origin) {
        failures = origin.failures;
        lastFailure = origin.lastFailure;
    }
}
