package com.wildrydes.local.firehose;

import com.wildrydes.local.firehose.parquet.Column;
import com.wildrydes.local.kinesis.log.LogPage;
import com.wildrydes.local.kinesis.log.ShardLog;
import com.wildrydes.local.kinesis.log.StoredRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Makes objects of the oldest records of a stream, and puts them. Reads and writes in pieces: memory does not
/// grow with the buffer. For one thread.
final class Delivery {

    private static final int PAGE_RECORDS = 1000;
    private static final long PAGE_BYTES = 1 << 20;

    private final Path folder;
    private final ShardLog log;
    private final Neighbours neighbours;
    private final Clock clock;
    private final FirehoseSettings settings;

    Delivery(Path folder, ShardLog log, Neighbours neighbours, Clock clock, FirehoseSettings settings) {
        this.folder = folder;
        this.log = log;
        this.neighbours = neighbours;
        this.clock = clock;
        this.settings = settings;
    }

    /// What was delivered.
    ///
    /// @param next ordinal of the first record that was not
    /// @param newestMs arrival of the last record that was
    record Delivered(long next, long records, long bytes, long newestMs, Output.Failed failed) {}

    /// Thrown when a delivery is given up because the stream closes.
    static final class GivenUp extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Delivers records from `state.next()` on, up to the size of a buffer; there must be one.
    ///
    /// What is read follows from the log alone but for its end, which only grows: tried again, it makes the
    /// same objects of the same records and perhaps some more.
    ///
    /// @throws IOException when something was not put; then all of it is to be delivered again
    Delivered deliver(StreamState state, long arrivalMs, BooleanSupplier givenUp) throws IOException {
        long limit = state.config().buffering().sizeBytes();
        long end = log.end();
        long next = state.next();
        long bytes = 0;
        long newestMs = arrivalMs;
        try (Output output = output(state, arrivalMs)) {
            while (next < end && bytes < limit) {
                LogPage page = log.read(next, PAGE_RECORDS, Math.min(PAGE_BYTES, limit - bytes));
                for (StoredRecord record : page.records()) {
                    output.add(record);
                }
                bytes += page.bytes();
                next = page.next();
                newestMs = page.records().getLast().arrivalMs();
                if (givenUp.getAsBoolean()) {
                    throw new GivenUp();
                }
            }
            Output.Failed failed = output.put();
            return new Delivered(next, next - state.next(), bytes, newestMs, failed);
        }
    }

    private Output output(StreamState state, long arrivalMs) throws IOException {
        DeliveryStreamConfig config = state.config();
        ObjectKeys keys = ObjectKeys.of(state, arrivalMs);
        Destination destination = new Destination(neighbours.objects(), config.bucket(), keys, folder);
        Conversion conversion = config.conversion();
        if (conversion == null) {
            return new PlainOutput(destination, config.compression());
        }
        List<Column> columns = neighbours
                .tables()
                .columns(conversion.database(), conversion.table())
                .orElseThrow(() -> new IOException("Glue has no table " + conversion.database() + "."
                        + conversion.table() + ", whose columns the records are converted by: create it"));
        FailureLines failures = new FailureLines(destination.errorFile(), conversion, settings, clock);
        return new ParquetOutput(destination, conversion, columns, failures);
    }
}
