package com.wildrydes.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import com.wildrydes.telemetry.Decoded;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.StatusTime;
import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleUnaryOperator;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;
import software.amazon.kinesis.retrieval.kpl.Messages;

/// The event's codec against jackson-databind; aggregated records against the protobuf classes and the
/// `AggregatorUtil` of the Kinesis Client Library.
final class TelemetryContests {

    private static final int EVENTS = 5_000;
    private static final int UNICORNS = 1_000;
    private static final long START_MS = 1_784_625_300_000L;

    private TelemetryContests() {}

    static List<Contest> all() {
        List<StatusEvent> events = events(value -> Math.rint(value * 1e6) / 1e6);
        List<StatusEvent> unrounded = events(DoubleUnaryOperator.identity());
        return List.of(
                encode("encode", events),
                encode("encode-unrounded", unrounded),
                decode("decode", events),
                decode("decode-unrounded", unrounded),
                pack(events),
                deaggregate(events));
    }

    private static List<StatusEvent> events(DoubleUnaryOperator rounding) {
        Random random = new Random(7);
        List<StatusEvent> events = new ArrayList<>(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            events.add(new StatusEvent(
                    "Unicorn-" + (100_000 + i % UNICORNS),
                    START_MS + i / UNICORNS * 1000L + random.nextInt(1000),
                    rounding.applyAsDouble(40.7 + random.nextDouble() / 10),
                    rounding.applyAsDouble(-74 + random.nextDouble() / 10),
                    rounding.applyAsDouble(random.nextDouble() * 20),
                    random.nextInt(50, 200),
                    random.nextInt(50, 200)));
        }
        return events;
    }

    private static Contest encode(String name, List<StatusEvent> events) {
        byte[] target = new byte[StatusEventCodec.MAX_ENCODED_LENGTH];
        ObjectWriter writer = new JsonMapper().writerFor(Bound.class);
        return new Contest(
                name,
                EVENTS,
                () -> {
                    long bytes = 0;
                    for (StatusEvent event : events) {
                        bytes += StatusEventCodec.encode(event, target, 0);
                    }
                    return bytes;
                },
                "jackson-databind",
                () -> {
                    long bytes = 0;
                    for (StatusEvent event : events) {
                        bytes += written(writer, Bound.of(event)).length;
                    }
                    return bytes;
                });
    }

    private static Contest decode(String name, List<StatusEvent> events) {
        List<byte[]> encoded = events.stream().map(StatusEventCodec::encode).toList();
        ObjectReader reader = new JsonMapper().readerFor(Bound.class);
        return new Contest(
                name,
                EVENTS,
                () -> {
                    long points = 0;
                    for (byte[] bytes : encoded) {
                        if (StatusEventCodec.decode(bytes, 0, bytes.length, START_MS) instanceof Decoded.Valid valid) {
                            points += valid.event().magicPoints();
                        }
                    }
                    return points;
                },
                "jackson-databind",
                () -> {
                    long points = 0;
                    for (byte[] bytes : encoded) {
                        points += bound(reader, bytes).toEvent().magicPoints();
                    }
                    return points;
                });
    }

    private static Contest pack(List<StatusEvent> events) {
        List<byte[]> encoded = events.stream().map(StatusEventCodec::encode).toList();
        AggregatedRecordBuilder builder = new AggregatedRecordBuilder();
        return new Contest(
                "pack",
                EVENTS,
                () -> {
                    builder.clear();
                    for (int i = 0; i < EVENTS; i++) {
                        byte[] data = encoded.get(i);
                        builder.add(events.get(i).name(), data, 0, data.length);
                    }
                    return builder.build().length;
                },
                "protobuf classes of the KCL",
                () -> packedByKcl(events, encoded).length);
    }

    private static Contest deaggregate(List<StatusEvent> events) {
        AggregatedRecordBuilder builder = new AggregatedRecordBuilder();
        for (StatusEvent event : events) {
            byte[] data = StatusEventCodec.encode(event);
            builder.add(event.name(), data, 0, data.length);
        }
        byte[] record = builder.build();
        AggregatorUtil kcl = new AggregatorUtil();
        return new Contest(
                "deaggregate",
                EVENTS,
                () -> {
                    LongAdder bytes = new LongAdder();
                    AggregatedRecords.deaggregate(record, 0, record.length, "k", member -> bytes.add(member.length()));
                    return bytes.sum();
                },
                "AggregatorUtil of the KCL",
                () -> {
                    KinesisClientRecord whole = KinesisClientRecord.builder()
                            .data(ByteBuffer.wrap(record))
                            .partitionKey("k")
                            .build();
                    long bytes = 0;
                    for (KinesisClientRecord member : kcl.deaggregate(List.of(whole))) {
                        bytes += member.data().remaining();
                    }
                    return bytes;
                });
    }

    /// What a producer would do with the protobuf classes: the message, its bytes, and magic and MD5 around
    /// them.
    private static byte[] packedByKcl(List<StatusEvent> events, List<byte[]> encoded) {
        Messages.AggregatedRecord.Builder message = Messages.AggregatedRecord.newBuilder();
        Map<String, Integer> keys = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            String name = events.get(i).name();
            Integer index = keys.get(name);
            if (index == null) {
                index = keys.size();
                keys.put(name, index);
                message.addPartitionKeyTable(name);
            }
            ByteString data = UnsafeByteOperations.unsafeWrap(encoded.get(i));
            message.addRecords(
                    Messages.Record.newBuilder().setPartitionKeyIndex(index).setData(data));
        }
        byte[] bytes = message.build().toByteArray();
        byte[] digest = md5().digest(bytes);
        return ByteBuffer.allocate(4 + bytes.length + digest.length)
                .putInt(0xF3899AC2)
                .put(bytes)
                .put(digest)
                .array();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks MD5, which it must have", e);
        }
    }

    private static byte[] written(ObjectWriter writer, Bound event) {
        try {
            return writer.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bound bound(ObjectReader reader, byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The event as one would bind it without a codec. The time is turned with the project's own, fast,
    /// [StatusTime], so that only the JSON is compared.
    private record Bound(
            @JsonProperty("Name") String name,
            @JsonProperty("StatusTime") String statusTime,
            @JsonProperty("Latitude") double latitude,
            @JsonProperty("Longitude") double longitude,
            @JsonProperty("Distance") double distance,
            @JsonProperty("HealthPoints") int healthPoints,
            @JsonProperty("MagicPoints") int magicPoints) {

        static Bound of(StatusEvent event) {
            return new Bound(
                    event.name(),
                    StatusTime.format(event.statusTimeMs()),
                    event.latitude(),
                    event.longitude(),
                    event.distance(),
                    event.healthPoints(),
                    event.magicPoints());
        }

        StatusEvent toEvent() {
            return new StatusEvent(
                    name, StatusTime.parse(statusTime), latitude, longitude, distance, healthPoints, magicPoints);
        }
    }
}
