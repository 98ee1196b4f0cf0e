package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.HashKey;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lanes of the shards that are open by the map, and those that a reshard has retired and that still have a
/// record in flight. Under the writer's lock.
///
/// INVARIANT: of two events with one key, the newer is never ahead of the older one. An event that changes its lane
/// goes to the front, because what the new lane holds by then was written later; a lane is held while a retired
/// lane of the same hash keys has a record in flight, because that record may come back to its front.
final class Ring {

    private final List<Lane> retired = new ArrayList<>();
    private final Builders builders;
    private final Backoff backoff;
    private ShardMap map;
    private List<Lane> lanes;

    Ring(ShardMap map, Builders builders, Backoff backoff, long now) {
        this.builders = builders;
        this.backoff = backoff;
        this.map = map;
        this.lanes = map.open().stream().map(shard -> new Lane(shard, now)).toList();
    }

    /// The lanes that take events, by hash key.
    List<Lane> lanes() {
        return lanes;
    }

    /// All lanes, the retired ones too.
    Stream<Lane> everyLane() {
        return Stream.concat(lanes.stream(), retired.stream());
    }

    Lane owner(HashKey key) {
        return lanes.get(map.indexOf(key));
    }

    /// A shard, open or closed; null for one the map has not heard of.
    ShardMap.@Nullable Shard shard(String id) {
        return map.find(id);
    }

    boolean isHeld(Lane lane) {
        for (Lane old : retired) {
            if (old.shard.overlaps(lane.shard)) {
                return true;
            }
        }
        return false;
    }

    /// The lane's record is in flight no longer.
    void land(Lane lane) {
        lane.inFlight = null;
        if (lane.retired) {
            retired.remove(lane);
        }
    }

    /// Takes a record back that is not stored: it is the first that its lane sends again, after a while.
    void takeBack(Lane lane, PackedRecord record, String reason, long now) {
        if (lane.retired) {
            takeBack(lane, record, record.members(), reason, now);
        } else {
            land(lane);
            record.failed(reason);
            lane.sealed.addFirst(record);
            backOff(lane, record, now);
        }
    }

    /// Takes back those events of a record that are not stored where they belong.
    void takeBack(Lane lane, PackedRecord record, List<UserRecord> members, String reason, long now) {
        land(lane);
        record.failed(reason);
        putBack(record, members);
        if (!lane.retired) {
            backOff(lane, record, now);
        }
    }

    private void backOff(Lane lane, PackedRecord record, long now) {
        lane.notBefore = now + backoff.nanos(record.failures());
    }

    /// Puts events of a record back in front of everything newer, in the lanes that own them now.
    ///
    /// @param members of the record, all or some, in their order
    private void putBack(PackedRecord origin, List<UserRecord> members) {
        Map<Lane, Batch> batches = new HashMap<>();
        for (UserRecord member : members) {
            PartitionKeys.Entry key = PartitionKeys.make(member.partitionKey());
            Lane lane = owner(key.hash());
            Batch batch = batches.get(lane);
            if (batch == null) {
                batches.put(lane, Batch.after(builders, origin, key, member));
            } else {
                batch.add(key, member.data(), member.offset(), member.length());
            }
        }
        batches.forEach((lane, batch) -> {
            PackedRecord record = batch.seal();
            record.inherit(origin);
            lane.sealed.addFirst(record);
        });
    }

    /// Follows a reshard: lanes of shards that are open still stay as they are, the others hand on what they hold.
    void remap(ShardMap newer, long now) {
        Map<String, Lane> old = lanes.stream().collect(Collectors.toMap(lane -> lane.shard.id(), lane -> lane));
        map = newer;
        lanes = newer.open().stream()
                .map(shard -> {
                    Lane known = old.remove(shard.id());
                    return known != null ? known : new Lane(shard, now);
                })
                .toList();
        old.values().forEach(this::retire);
    }

    private void retire(Lane lane) {
        lane.retired = true;
        if (lane.inFlight != null) {
            retired.add(lane);
        }
        lane.seal();
        for (Iterator<PackedRecord> newestFirst = lane.sealed.descendingIterator(); newestFirst.hasNext(); ) {
            PackedRecord record = newestFirst.next();
            putBack(record, record.members());
        }
        lane.sealed.clear();
    }
}
