package com.wildrydes.benchmarks.stream;

import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.producer.pace.Sleeper;
import com.wildrydes.producer.pace.Speed;
import com.wildrydes.producer.simulate.Simulation;
import com.wildrydes.producer.simulate.SimulationSettings;
import com.wildrydes.producer.simulate.Streets;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import com.wildrydes.telemetry.aggregated.HashKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A simulated fleet's stream in batches, as Lambda hands them to a function: each shard's records, gathered for
/// the window or until a batch is full, whichever comes first. Seeded: the same shape makes the same batches, whatever
/// the day. Only its times differ with `start`.
///
/// @param start event time of the first event
/// @param shards of the stream; the hash keys are shared evenly
/// @param window how long a batch is gathered
public record FleetStream(int unicorns, Duration duration, Instant start, int shards, Duration window) {

    private static final long SEED = 20_260_721;

    /// Lambda's 6 MB a batch, of which base64 takes a quarter.
    private static final int MOST_BATCH_BYTES = 4_500_000;

    /// How long the stream writer gathers a record.
    private static final long LINGER_MS = 100;

    /// From the last event of a record until the stream has it.
    private static final long WAY_MS = 25;

    /// A sequence number as Kinesis gives them: 56 digits.
    private static final BigInteger FIRST_SEQUENCE_NUMBER =
            new BigInteger("49590338271490256608559692538361571095921575989136588898");

    /// Takes a batch.
    @FunctionalInterface
    public interface BatchTaker {
        /// @param dueMs when the window ends or the batch is full
        void take(List<KinesisRecord> batch, long dueMs) throws IOException;
    }

    /// Takes an event and its line.
    @FunctionalInterface
    public interface EventTaker {
        void take(StatusEvent event, byte[] line) throws IOException;
    }

    /// Runs the fleet.
    ///
    /// @param events given each event too, in the stream's order
    /// @return the number of events
    public long run(EventTaker events, BatchTaker batches) throws IOException {
        Shard[] all = new Shard[shards];
        for (int i = 0; i < shards; i++) {
            all[i] = new Shard(i, window.toMillis(), batches);
        }
        SimulationSettings settings = SimulationSettings.DEFAULTS
                .withUnicorns(unicorns)
                .withDuration(duration)
                .withStart(start)
                .withSpeed(Speed.MAX)
                .withSeed(SEED);
        Sleeper awake = wait -> {};
        long count = new Simulation(settings, Streets.manhattan(), InstantSource.system(), awake)
                .run(event -> {
                    byte[] line = StatusEventCodec.encode(event);
                    events.take(event, line);
                    all[shard(event.name())].add(event, line);
                })
                .events();
        for (Shard shard : all) {
            shard.end();
        }
        return count;
    }

    private int shard(String name) {
        return (int) Math.unsignedMultiplyHigh(HashKey.of(name).high(), shards);
    }

    /// A shard, its producer and its reader.
    private static final class Shard {
        private final String id;
        private final long windowMs;
        private final BatchTaker batches;
        private final Random random;
        private final AggregatedRecordBuilder record = new AggregatedRecordBuilder();
        private final List<KinesisRecord> batch = new ArrayList<>();
        private BigInteger sequenceNumber;
        private long recordSinceMs;
        private long batchSinceMs;
        private int batchBytes;

        Shard(int index, long windowMs, BatchTaker batches) {
            this.windowMs = windowMs;
            this.id = "shardId-%012d".formatted(index);
            this.batches = batches;
            this.random = new Random(SEED + index);
            this.sequenceNumber = FIRST_SEQUENCE_NUMBER.add(BigInteger.valueOf(16L * index));
        }

        void add(StatusEvent event, byte[] line) throws IOException {
            if (!record.isEmpty() && event.statusTimeMs() - recordSinceMs >= LINGER_MS) {
                endRecord();
            }
            if (record.isEmpty()) {
                recordSinceMs = event.statusTimeMs();
            }
            record.add(event.name(), line, 0, line.length);
        }

        private void endRecord() throws IOException {
            long arrivalMs = recordSinceMs + LINGER_MS + WAY_MS;
            byte[] data = record.build();
            if (!batch.isEmpty()
                    && (arrivalMs - batchSinceMs >= windowMs || batchBytes + data.length > MOST_BATCH_BYTES)) {
                endBatch(arrivalMs);
            }
            if (batch.isEmpty()) {
                batchSinceMs = arrivalMs;
            }
            sequenceNumber = sequenceNumber.add(new BigInteger(80, random));
            batch.add(new KinesisRecord(
                    "wildrydes", id, sequenceNumber.toString(), record.partitionKey(), arrivalMs, data));
            batchBytes += data.length;
            record.clear();
        }

        private void endBatch(long dueMs) throws IOException {
            batches.take(List.copyOf(batch), dueMs);
            batch.clear();
            batchBytes = 0;
        }

        void end() throws IOException {
            if (!record.isEmpty()) {
                endRecord();
            }
            if (!batch.isEmpty()) {
                endBatch(batch.getLast().arrivalTimeMs());
            }
        }
    }
}
