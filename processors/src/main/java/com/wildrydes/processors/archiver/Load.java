package com.wildrydes.processors.archiver;

import com.wildrydes.processors.kinesis.KinesisRecord;
import java.util.ArrayList;
import java.util.List;

/// Neighbouring records of a batch that are sent together: as many as fill one call, and at least one.
///
/// @param end index, in the batch, after the last of them
/// @param records for the delivery stream
/// @param tally of the load, when all of it is accepted
record Load(int end, List<byte[]> records, Tally tally) {

    /// The load that begins at a record of the batch.
    static Load from(List<KinesisRecord> batch, int first) {
        var lines = new Lines(batch.get(first).sequenceNumber());
        int end = first;
        while (end < batch.size() && lines.take(batch.get(end))) {
            end++;
        }
        var packing = new Packing();
        int repeated = lines.eachOnceInOrder(packing::add);
        List<byte[]> records = packing.records();
        return new Load(
                end,
                records,
                new Tally(
                        lines.count() - repeated,
                        repeated,
                        lines.rejected(),
                        lines.withoutExtra(),
                        records.size(),
                        records.stream().mapToLong(record -> record.length).sum()));
    }

    /// What is put at once, one after the other: more than one only when a single record of the stream fills
    /// more.
    List<List<byte[]>> calls() {
        var calls = new ArrayList<List<byte[]>>();
        var call = new ArrayList<byte[]>();
        int bytes = 0;
        for (byte[] record : records) {
            if (bytes + record.length > ArchiveStream.MOST_BYTES || call.size() == ArchiveStream.MOST_RECORDS) {
                calls.add(call);
                call = new ArrayList<>();
                bytes = 0;
            }
            call.add(record);
            bytes += record.length;
        }
        if (!call.isEmpty()) {
            calls.add(call);
        }
        return calls;
    }
}
