package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Records of one shard, with sequence numbers that grow by their position.
final class StreamRecords {

    static final String SHARD = "shardId-000000000000";

    private static final long ARRIVAL = Events.MINUTE + 3_600_000;

    private StreamRecords() {}

    static KinesisRecord plain(int position, StatusEvent event) {
        return raw(position, StatusEventCodec.encode(event));
    }

    static KinesisRecord text(int position, String data) {
        return raw(position, data.getBytes(StandardCharsets.UTF_8));
    }

    static KinesisRecord raw(int position, byte[] data) {
        return new KinesisRecord("wildrydes", SHARD, sequenceNumber(position), "Shadowfax", ARRIVAL, data);
    }

    /// A record in the KPL's aggregated format whose members are these.
    static KinesisRecord aggregated(int position, List<byte[]> members) {
        var builder = new AggregatedRecordBuilder();
        members.forEach(member -> builder.add("Shadowfax", member, 0, member.length));
        return raw(position, builder.build());
    }

    static String sequenceNumber(int position) {
        return "4959033827149025660855969253836157109592157598913658889%04d".formatted(position);
    }

    static int position(String sequenceNumber) {
        return Integer.parseInt(sequenceNumber.substring(sequenceNumber.length() - 4));
    }
}
