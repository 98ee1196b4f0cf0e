package com.wildrydes.benchmarks;

import com.wildrydes.producer.stream.KinesisClients;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.WriterSettings;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/// Events onto a stream, to a [NullKinesis] in a process of its own: through the stream writer, which encodes,
/// packs and signs; and by the bare SDK client, which signs and sends PutRecords requests of 500 records made
/// before, one event each. Both use the same client. The server starts with the first use and ends with this
/// process.
final class PuttingEvents {

    private static final int DISTINCT_EVENTS = 50_000;
    private static final int PEER_BATCH = 500;
    private static final String STREAM = "wildrydes";

    private final int shards;
    private final int count;
    private final List<StatusEvent> events;
    private final List<List<PutRecordsRequestEntry>> readyMade = new ArrayList<>();
    private @Nullable KinesisClient client;

    PuttingEvents(int shards, int unicorns, int count) {
        this.shards = shards;
        this.count = count;
        this.events = events(unicorns);
    }

    /// Events with all digits of their numbers, which take the most room and work: about 193 bytes each.
    private static List<StatusEvent> events(int unicorns) {
        SplittableRandom random = new SplittableRandom(42);
        long start = Instant.parse("2026-07-21T09:15:00Z").toEpochMilli();
        return IntStream.range(0, DISTINCT_EVENTS)
                .mapToObj(i -> new StatusEvent(
                        "Shadowfax-%06d".formatted(i % unicorns),
                        start + 1_000L * (i / unicorns),
                        random.nextDouble(40.70, 40.88),
                        random.nextDouble(-74.02, -73.91),
                        random.nextDouble(20),
                        random.nextInt(90, 200),
                        random.nextInt(90, 200)))
                .toList();
    }

    /// Writes all events, and returns how many were acknowledged.
    long throughWriter() {
        byte[] buffer = new byte[StatusEventCodec.MAX_ENCODED_LENGTH];
        StreamWriter writer =
                StreamWriter.open(client(), WriterSettings.of(STREAM), (key, data, offset, length, reason) -> {
                    throw new IllegalStateException("not sent: " + reason);
                });
        try (writer) {
            for (int i = 0; i < count; i++) {
                StatusEvent event = events.get(i % DISTINCT_EVENTS);
                writer.write(event.name(), buffer, 0, StatusEventCodec.encode(event, buffer, 0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return writer.stats().acknowledged();
    }

    /// Sends as many events, and returns how many were acknowledged.
    long readyMadeThroughSdk() {
        KinesisClient sdk = client();
        if (readyMade.isEmpty()) {
            makeReady();
        }
        long acknowledged = 0;
        for (int i = 0; i < count / PEER_BATCH; i++) {
            List<PutRecordsRequestEntry> records = readyMade.get(i % readyMade.size());
            acknowledged += sdk.putRecords(request -> request.streamName(STREAM).records(records))
                    .records()
                    .size();
        }
        return acknowledged;
    }

    private void makeReady() {
        for (int from = 0; from < DISTINCT_EVENTS; from += PEER_BATCH) {
            readyMade.add(events.subList(from, from + PEER_BATCH).stream()
                    .map(event -> PutRecordsRequestEntry.builder()
                            .partitionKey(event.name())
                            .data(SdkBytes.fromByteArrayUnsafe(StatusEventCodec.encode(event)))
                            .build())
                    .toList());
        }
    }

    private KinesisClient client() {
        KinesisClient known = client;
        if (known == null) {
            known = KinesisClients.builder()
                    .endpointOverride(startServer())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("k", "s")))
                    .build();
            client = known;
        }
        return known;
    }

    private URI startServer() {
        try {
            Process server = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            NullKinesis.class.getName(),
                            String.valueOf(shards))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
            String port = output.readLine();
            if (port == null) {
                throw new IOException("the null server did not start: see its errors above");
            }
            return URI.create("http://localhost:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
