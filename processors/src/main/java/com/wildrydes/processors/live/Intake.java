package com.wildrydes.processors.live;

import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.Decoded;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A batch taken apart into the blocks that its events concern, in the order of their first records.
///
/// What is no event is left to the Aggregator, which keeps it in quarantine.
///
/// @param ahead how many events are too far ahead of their arrival for the live state
record Intake(List<Work> work, long ahead) {

    static Intake of(List<KinesisRecord> batch, BlockLayout layout) {
        var blocks = new LinkedHashMap<BlockKey, Work>();
        long ahead = 0;
        for (int i = 0; i < batch.size(); i++) {
            ahead += take(batch.get(i), i, layout, blocks);
        }
        return new Intake(List.copyOf(blocks.values()), ahead);
    }

    private static long take(KinesisRecord record, int index, BlockLayout layout, Map<BlockKey, Work> blocks) {
        long ahead = 0;
        for (UserRecord member : members(record)) {
            if (decode(member, record) instanceof Decoded.Valid valid) {
                var event = new ArrivedEvent(valid.event(), record.arrivalTimeMs());
                if (event.isAhead()) {
                    ahead++;
                } else {
                    blocks.computeIfAbsent(
                                    layout.blockOf(valid.event().name()),
                                    key -> new Work(key, new ArrayList<>(), index))
                            .events()
                            .add(event);
                }
            }
        }
        return ahead;
    }

    private static List<UserRecord> members(KinesisRecord record) {
        var members = new ArrayList<UserRecord>();
        AggregatedRecords.deaggregate(record.data(), 0, record.data().length, record.partitionKey(), members::add);
        return members;
    }

    private static Decoded decode(UserRecord member, KinesisRecord record) {
        return StatusEventCodec.decode(member.data(), member.offset(), member.length(), record.arrivalTimeMs());
    }
}
