package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.List;

/// Records that were stored by another shard than the map predicted: it was split or merged. They count as in
/// flight until a newer map says which of their events are where they belong. Under the writer's lock.
final class Misroutes {

    private final Ring ring;
    private final Tally tally;
    private final AcknowledgementListener listener;
    private final List<Misroute> unsettled = new ArrayList<>();

    private record Misroute(Lane lane, PackedRecord record, Outcome.Stored stored) {}

    Misroutes(Ring ring, Tally tally, AcknowledgementListener listener) {
        this.ring = ring;
        this.tally = tally;
        this.listener = listener;
    }

    boolean isEmpty() {
        return unsettled.isEmpty();
    }

    /// Settles the record at once if its lane is retired, for then the map is newer than the record; else remembers
    /// it.
    void add(Lane lane, PackedRecord record, Outcome.Stored stored, long now) {
        Misroute misroute = new Misroute(lane, record, stored);
        if (lane.retired && ring.shard(stored.shardId()) != null) {
            settle(misroute, now);
        } else {
            unsettled.add(misroute);
        }
    }

    /// Settles what is remembered by the map that the ring has now.
    void settle(long now) {
        List<Misroute> all = List.copyOf(unsettled);
        unsettled.clear();
        all.forEach(misroute -> settle(misroute, now));
    }

    /// Forgets and returns the records that began before a time: no map came that knows their shard, and the lanes
    /// behind them cannot wait for ever.
    List<PackedRecord> takeOlderThan(long nanos) {
        List<PackedRecord> old = new ArrayList<>();
        for (Misroute misroute : List.copyOf(unsettled)) {
            if (misroute.record.content().openedAt() - nanos <= 0) {
                unsettled.remove(misroute);
                ring.land(misroute.lane);
                misroute.record.failed("stored by " + misroute.stored.shardId()
                        + ", and maybe dropped by its readers, as the shards could not be listed");
                old.add(misroute.record);
            }
        }
        return old;
    }

    /// When [#takeOlderThan] would find something, in nanoseconds.
    long nanosUntilOlderThan(long nanos) {
        return unsettled.stream()
                .mapToLong(misroute -> misroute.record.content().openedAt() - nanos)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    void clear() {
        unsettled.clear();
    }

    /// The Kinesis Client Library drops members whose hash key is not the shard's: these are sent again, the others
    /// are done.
    private void settle(Misroute misroute, long now) {
        Lane lane = misroute.lane;
        PackedRecord record = misroute.record;
        String shardId = misroute.stored.shardId();
        ShardMap.Shard took = ring.shard(shardId);
        if (took == null) {
            ring.takeBack(lane, record, "it went to " + shardId + ", which is not listed", now);
            return;
        }
        List<UserRecord> strangers = new ArrayList<>();
        for (UserRecord member : record.members()) {
            PartitionKeys.Entry key = PartitionKeys.make(member.partitionKey());
            if (took.owns(key.hash())) {
                tally.acknowledged(1, member.length(), Batch.heldBytes(key, member.length()));
                listener.acknowledged(
                        member.partitionKey(),
                        member.data(),
                        member.offset(),
                        member.length(),
                        shardId,
                        misroute.stored.sequenceNumber());
            } else {
                strangers.add(member);
            }
        }
        if (strangers.isEmpty()) {
            ring.land(lane);
        } else {
            ring.takeBack(lane, record, strangers, "it went to " + shardId + ", which does not own its key", now);
        }
    }
}
