package com.wildrydes.local.firehose;

import com.wildrydes.local.kinesis.log.Appended;
import com.wildrydes.local.kinesis.log.Entry;
import com.wildrydes.local.kinesis.log.ShardLog;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;

/// Takes the records of one stream onto the disk, within AWS's limits where they are on, and counts them.
/// Thread-safe.
final class Intake {

    private static final byte[] NO_KEY = {};

    private final ShardLog log;
    private final FirehoseSettings settings;
    private final DeliveryMetrics metrics;
    private final Usage usage;
    private final DirectPutLimits limits;

    Intake(ShardLog log, InstantSource clock, FirehoseSettings settings, DeliveryMetrics metrics, Usage usage) {
        this.log = log;
        this.settings = settings;
        this.metrics = metrics;
        this.usage = usage;
        this.limits = new DirectPutLimits(clock);
    }

    /// What became of a put.
    ///
    /// @param bytes of the records that were accepted
    record Taken(List<PutOutcome> outcomes, long bytes) {}

    /// Takes records; returns when they are on the disk.
    ///
    /// @throws FirehoseException when there are too many requests
    Taken take(StreamState state, List<ByteBuffer> records, RecordFaults faults) {
        String stream = state.config().name();
        if (settings.throttled() && !limits.admitRequest()) {
            metrics.add(stream, "ThrottledRecords", records.size());
            throw FirehoseException.slowDown();
        }
        PutOutcome[] outcomes = new PutOutcome[records.size()];
        List<Integer> admitted = new ArrayList<>(records.size());
        for (int i = 0; i < outcomes.length; i++) {
            if (faults.refusesNext() || isOverLimit(records.get(i))) {
                outcomes[i] = PutOutcome.Refused.slowDown();
            } else {
                admitted.add(i);
            }
        }
        if (!admitted.isEmpty()) {
            store(state, records, admitted, outcomes);
        }
        return new Taken(Arrays.asList(outcomes), count(state.config(), records, outcomes));
    }

    private boolean isOverLimit(ByteBuffer record) {
        return settings.throttled() && !limits.admitRecord(record.remaining());
    }

    private void store(StreamState state, List<ByteBuffer> records, List<Integer> admitted, PutOutcome[] outcomes) {
        List<Entry> entries =
                admitted.stream().map(i -> new Entry(NO_KEY, records.get(i))).toList();
        try {
            Appended first = log.append(entries).join();
            for (int i = 0; i < entries.size(); i++) {
                outcomes[admitted.get(i)] = new PutOutcome.Accepted(state.recordId(first.firstOrdinal() + i));
            }
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            admitted.forEach(i -> outcomes[i] = PutOutcome.Refused.internal(cause));
        }
    }

    private long count(DeliveryStreamConfig config, List<ByteBuffer> records, PutOutcome[] outcomes) {
        int accepted = 0;
        int throttled = 0;
        long bytes = 0;
        for (int i = 0; i < outcomes.length; i++) {
            switch (outcomes[i]) {
                case PutOutcome.Accepted _ -> {
                    int size = records.get(i).remaining();
                    usage.ingested(size, config.conversion() != null);
                    bytes += size;
                    accepted++;
                }
                case PutOutcome.Refused refused -> throttled += refused.isThrottle() ? 1 : 0;
            }
        }
        metrics.add(config.name(), "IncomingPutRequests", 1);
        metrics.add(config.name(), "IncomingRecords", accepted);
        metrics.add(config.name(), "IncomingBytes", bytes);
        if (throttled > 0) {
            metrics.add(config.name(), "ThrottledRecords", throttled);
        }
        return bytes;
    }
}
