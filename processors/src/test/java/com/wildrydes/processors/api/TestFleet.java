package com.wildrydes.processors.api;

import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockHeader;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.DynamoDbFleetTable;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.fleet.UnicornState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts unicorns into the table, without the function that does so.
final class TestFleet {

    private final FleetTable table;
    private final BlockLayout layout;
    private long epoch = 77;

    TestFleet(DynamoDbClient dynamoDb, String name, BlockLayout layout) {
        this.table = new DynamoDbFleetTable(dynamoDb, name);
        this.layout = layout;
    }

    /// What blocks are called that are made from now on.
    TestFleet ofEpoch(long other) {
        this.epoch = other;
        return this;
    }

    /// A unicorn whose event arrived at that moment, and which goes north.
    static UnicornState unicorn(String name, Instant at) {
        return unicorn(name, at, 40.748817, -73.985428);
    }

    static UnicornState unicorn(String name, Instant at, double latitude, double longitude) {
        return new UnicornState(
                name, at.toEpochMilli(), latitude, longitude, 150, 140, 4.2, 0, at.toEpochMilli(), 0, null, null);
    }

    TestFleet put(Instant now, UnicornState... unicorns) throws Exception {
        return put(now, now, Arrays.asList(unicorns));
    }

    /// Writes the blocks of these unicorns once each.
    ///
    /// @param latestArrival of the stream's events, which the writer has seen at `now`
    TestFleet put(Instant now, Instant latestArrival, List<UnicornState> unicorns) throws Exception {
        Map<BlockKey, List<UnicornState>> byBlock = new HashMap<>();
        unicorns.forEach(unicorn -> byBlock.computeIfAbsent(layout.blockOf(unicorn.name()), key -> new ArrayList<>())
                .add(unicorn));
        for (Map.Entry<BlockKey, List<UnicornState>> entry : byBlock.entrySet()) {
            Block before = table.read(entry.getKey());
            long version = before.version() + 1;
            var rows = new TreeMap<>(before.rows());
            entry.getValue().forEach(unicorn -> rows.put(unicorn.name(), changedAt(unicorn, version)));
            var header = new BlockHeader(
                    now.toEpochMilli(),
                    latestArrival.toEpochMilli(),
                    rows.size(),
                    entry.getValue().size(),
                    now.toEpochMilli() / 86_400_000,
                    1_500L * entry.getValue().size());
            FleetTable.Written written = table.write(new Block(
                    entry.getKey(), before.version() == 0 ? epoch : before.epoch(), version, header, rows, List.of()));
            if (!(written instanceof FleetTable.Written.Done)) {
                throw new AssertionError("not written: " + written);
            }
        }
        return this;
    }

    private static UnicornState changedAt(UnicornState unicorn, long version) {
        return new UnicornState(
                unicorn.name(),
                unicorn.statusTimeMs(),
                unicorn.latitude(),
                unicorn.longitude(),
                unicorn.healthPoints(),
                unicorn.magicPoints(),
                unicorn.speed(),
                unicorn.heading(),
                unicorn.arrivalMs(),
                version,
                unicorn.healthFallMs(),
                unicorn.magicFallMs());
    }
}
