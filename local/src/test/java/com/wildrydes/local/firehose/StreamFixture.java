package com.wildrydes.local.firehose;

import com.wildrydes.local.firehose.parquet.Column;
import com.wildrydes.local.firehose.parquet.OpenXSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings;
import com.wildrydes.local.kinesis.ManualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One delivery stream under a clock that the test moves; it delivers when the test says so.
final class StreamFixture implements AutoCloseable, DeliveryMetrics {
    static final String STREAM = "rides";
    static final UUID ID = UUID.fromString("7a0e15ff-7e3c-4d52-9a53-3b2c1f1a8d11");
    static final List<Column> COLUMNS = List.of(new Column("id", "int"), new Column("name", "string"));

    static final DeliveryStreamConfig PLAIN = new DeliveryStreamConfig(
            STREAM,
            "arn:aws:iam::000000000000:role/delivery",
            Bucket.NAME,
            "",
            "",
            new Buffering(1, 60),
            Compression.UNCOMPRESSED,
            "",
            null,
            null,
            null,
            Map.of());

    static final DeliveryStreamConfig CONVERTING = new DeliveryStreamConfig(
            STREAM,
            "arn:aws:iam::000000000000:role/delivery",
            Bucket.NAME,
            "events/hour=!{timestamp:yyyy-MM-dd-HH}/",
            "errors/!{firehose:error-output-type}/",
            new Buffering(64, 60),
            Compression.UNCOMPRESSED,
            "",
            null,
            null,
            new Conversion(
                    "arn:aws:iam::000000000000:role/delivery",
                    "wildrydes",
                    "rides",
                    OpenXSettings.DEFAULT,
                    ParquetSettings.DEFAULT),
            Map.of());

    final ManualClock clock = new ManualClock();
    final Bucket bucket = new Bucket();
    ObjectStore objects = bucket;
    final Map<String, Double> metrics = new TreeMap<>();
    volatile @Nullable List<Column> columns = COLUMNS;
    Runnable beforeDelivery = () -> {};
    RecordFaults faults = RecordFaults.NONE;
    FirehoseSettings settings = FirehoseSettings.DEFAULT;
    final Usage usage = new Usage();
    final Path folder;
    DeliveryStream stream;

    StreamFixture(Path folder, DeliveryStreamConfig config) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        StateFile.write(folder, StreamState.create(config, ID, clock.millis()));
        this.stream = open();
    }

    private DeliveryStream open() throws IOException {
        Neighbours neighbours = new Neighbours(objects, (_, _) -> table(), this, () -> faults.refusesNext());
        return DeliveryStream.open(folder, clock, settings, neighbours, usage);
    }

    private Optional<List<Column>> table() {
        beforeDelivery.run();
        return Optional.ofNullable(columns);
    }

    /// A new process on the same folder. Nothing is closed: what the old one had not written is lost.
    void crash() throws IOException {
        stream = open();
    }

    void reopen() throws IOException {
        stream.close();
        stream = open();
    }

    List<PutOutcome> put(String... records) {
        return stream.putBatch(Arrays.stream(records).map(StreamFixture::bytes).toList());
    }

    static ByteBuffer bytes(String record) {
        return ByteBuffer.wrap(record.getBytes(StandardCharsets.UTF_8));
    }

    /// Lets the interval of a buffer and any wait after a failure pass, and delivers.
    void deliver() {
        clock.advance(Duration.ofSeconds(60));
        stream.deliverIfDue();
    }

    static String event(int id) {
        return "{\"id\":" + id + ",\"name\":\"Unicorn " + id + "\"}\n";
    }

    @Override
    public synchronized void add(String deliveryStream, String name, double value) {
        metrics.merge(name, value, Double::sum);
    }

    @Override
    public void close() {
        stream.close();
    }
}
