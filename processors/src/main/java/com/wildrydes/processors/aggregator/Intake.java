package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.quarantine.QuarantinedRecord;
import com.wildrydes.processors.quarantine.RejectedMember;
import com.wildrydes.telemetry.Decoded;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A batch taken apart into the work that it makes. Both lists are in the order of the work's first records.
record Intake(List<Work.Counting> counting, List<Work.Keeping> keeping) {

    static Intake of(List<KinesisRecord> batch) {
        var minutes = new LinkedHashMap<MinuteKey, Work.Counting>();
        var keeping = new ArrayList<Work.Keeping>();
        for (int i = 0; i < batch.size(); i++) {
            KinesisRecord record = batch.get(i);
            var rejected = new ArrayList<RejectedMember>();
            take(record, i, minutes, rejected);
            if (!rejected.isEmpty()) {
                keeping.add(new Work.Keeping(new QuarantinedRecord(record, rejected), i));
            }
        }
        return new Intake(List.copyOf(minutes.values()), keeping);
    }

    private static void take(
            KinesisRecord record, int index, Map<MinuteKey, Work.Counting> minutes, List<RejectedMember> rejected) {
        AggregatedRecords.deaggregate(record.data(), 0, record.data().length, record.partitionKey(), member -> {
            switch (decode(member, record)) {
                case Decoded.Valid valid ->
                    minutes.computeIfAbsent(
                                    MinuteKey.of(valid.event()),
                                    key -> new Work.Counting(key, new ArrayList<>(), index))
                            .events()
                            .add(valid.event());
                case Decoded.Rejected(String reason) -> rejected.add(new RejectedMember(member, reason));
            }
        });
    }

    private static Decoded decode(UserRecord member, KinesisRecord record) {
        return StatusEventCodec.decode(member.data(), member.offset(), member.length(), record.arrivalTimeMs());
    }
}
