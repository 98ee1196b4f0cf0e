package com.wildrydes.benchmarks;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.processors.kinesis.KinesisEventReader;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.Decoded;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/// What a Lambda function does before its work begins: from the JSON of a batch to the events in it. Ours by
/// streaming; the peer with AWS's event types, as the usual handler has them, and jackson-databind.
final class ProcessorContests {

    private static final int EVENTS = 10_000;
    private static final int UNICORNS = 1_000;
    private static final long START_MS = 1_784_625_300_000L;

    private ProcessorContests() {}

    static List<Contest> all() {
        return List.of(read("read-batch", batch(100)), read("read-batch-unpacked", batch(1)));
    }

    private static Contest read(String name, byte[] batch) {
        KinesisEventReader reader = new KinesisEventReader();
        PojoSerializer<KinesisEvent> serializer =
                LambdaEventSerializers.serializerFor(KinesisEvent.class, ProcessorContests.class.getClassLoader());
        ObjectReader events = new JsonMapper().readerFor(Bound.class);
        return new Contest(
                name,
                EVENTS,
                () -> readByStreaming(reader, batch),
                "KinesisEvent, AggregatorUtil of the KCL, jackson-databind",
                () -> readByBinding(serializer, events, batch));
    }

    private static long readByStreaming(KinesisEventReader reader, byte[] batch) {
        LongAdder points = new LongAdder();
        try {
            for (KinesisRecord record : reader.read(new ByteArrayInputStream(batch))) {
                byte[] data = record.data();
                AggregatedRecords.deaggregate(data, 0, data.length, record.partitionKey(), member -> {
                    if (StatusEventCodec.decode(member.data(), member.offset(), member.length(), record.arrivalTimeMs())
                            instanceof Decoded.Valid valid) {
                        points.add(valid.event().magicPoints());
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return points.sum();
    }

    private static long readByBinding(PojoSerializer<KinesisEvent> serializer, ObjectReader events, byte[] batch) {
        List<KinesisClientRecord> records = new ArrayList<>();
        for (KinesisEvent.KinesisEventRecord record :
                serializer.fromJson(new ByteArrayInputStream(batch)).getRecords()) {
            records.add(KinesisClientRecord.builder()
                    .partitionKey(record.getKinesis().getPartitionKey())
                    .data(record.getKinesis().getData())
                    .build());
        }
        long points = 0;
        for (KinesisClientRecord member : new AggregatorUtil().deaggregate(records)) {
            byte[] data = new byte[member.data().remaining()];
            member.data().get(data);
            points += bound(events, data).magicPoints();
        }
        return points;
    }

    private static Bound bound(ObjectReader events, byte[] data) {
        try {
            return events.readValue(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JSON of a batch, as AWS's own types write it.
    ///
    /// @param eventsPerRecord 1 for plain records, else the events of an aggregated record
    private static byte[] batch(int eventsPerRecord) {
        Random random = new Random(7);
        KinesisEvent event = new KinesisEvent();
        event.setRecords(new ArrayList<>());
        AggregatedRecordBuilder builder = new AggregatedRecordBuilder();
        for (int i = 0; i < EVENTS; i++) {
            byte[] data = StatusEventCodec.encode(event(i, random));
            builder.add(name(i), data, 0, data.length);
            if (builder.count() == eventsPerRecord) {
                event.getRecords().add(record(i, eventsPerRecord == 1 ? data : builder.build()));
                builder.clear();
            }
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(KinesisEvent.class, ProcessorContests.class.getClassLoader())
                .toJson(event, json);
        return json.toByteArray();
    }

    private static StatusEvent event(int i, Random random) {
        return new StatusEvent(
                name(i),
                START_MS + i / UNICORNS * 1000L + random.nextInt(1000),
                Math.rint((40.7 + random.nextDouble() / 10) * 1e6) / 1e6,
                Math.rint((-74 + random.nextDouble() / 10) * 1e6) / 1e6,
                Math.rint(random.nextDouble() * 20e6) / 1e6,
                random.nextInt(50, 200),
                random.nextInt(50, 200));
    }

    private static String name(int i) {
        return "Unicorn-" + (100_000 + i % UNICORNS);
    }

    @SuppressWarnings("JavaUtilDate") // AWS's type takes no other.
    private static KinesisEvent.KinesisEventRecord record(int i, byte[] data) {
        KinesisEvent.Record kinesis = new KinesisEvent.Record();
        kinesis.setPartitionKey(name(i));
        kinesis.setSequenceNumber("4959033827149025660855969253836157109592157598913" + (1_000_000 + i));
        kinesis.setData(ByteBuffer.wrap(data));
        kinesis.setApproximateArrivalTimestamp(new Date(START_MS + i));
        kinesis.setKinesisSchemaVersion("1.0");
        KinesisEvent.KinesisEventRecord record = new KinesisEvent.KinesisEventRecord();
        record.setKinesis(kinesis);
        record.setEventID("shardId-000000000000:" + kinesis.getSequenceNumber());
        record.setEventSource("aws:kinesis");
        record.setEventName("aws:kinesis:record");
        record.setAwsRegion("us-east-1");
        record.setInvokeIdentityArn("arn:aws:iam::000000000000:role/wildrydes-AggregatorRole");
        record.setEventSourceARN("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
        return record;
    }

    /// The event as one would bind it without a codec, its time left as text.
    private record Bound(
            @JsonProperty("Name") String name,
            @JsonProperty("StatusTime") String statusTime,
            @JsonProperty("Latitude") double latitude,
            @JsonProperty("Longitude") double longitude,
            @JsonProperty("Distance") double distance,
            @JsonProperty("HealthPoints") int healthPoints,
            @JsonProperty("MagicPoints") int magicPoints) {}
}
