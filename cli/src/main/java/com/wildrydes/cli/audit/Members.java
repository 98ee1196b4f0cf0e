package com.wildrydes.cli.audit;

import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/// Takes aggregated records apart with the code of the Kinesis Client Library.
final class Members {
    private static final AggregatorUtil AGGREGATOR = new AggregatorUtil();

    private Members() {}

    /// The payloads in `record`, in their order.
    static List<byte[]> of(Record record) {
        return AGGREGATOR.deaggregate(List.of(KinesisClientRecord.fromRecord(record))).stream()
                .map(Members::payload)
                .toList();
    }

    private static byte[] payload(KinesisClientRecord member) {
        var data = member.data().duplicate();
        var payload = new byte[data.remaining()];
        data.get(payload);
        return payload;
    }
}
