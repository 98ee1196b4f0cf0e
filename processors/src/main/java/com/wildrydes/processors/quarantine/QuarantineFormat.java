package com.wildrydes.processors.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// The object that keeps a record's rejected members: JSON lines, one a member, the payload in base64. Broken
/// here to be read:
///
/// ```
/// {"id":"shardId-000000000000:4959…:3","stream":"wildrydes","shardId":"shardId-000000000000","sequenceNumber":"4959…",
///  "subSequenceNumber":3,"partitionKey":"Shadowfax","arrival":"2026-07-21T09:15:00.123Z",
///  "reason":"Latitude must be in [-90, 90] degrees: 91.0","payload":"eyJOYW1l…"}
/// ```
///
/// Key and content follow from the record alone, so a redelivery writes the same object again.
public final class QuarantineFormat {

    // A partition key may hold half a surrogate pair, which UTF-8 cannot say and an escape can.
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private QuarantineFormat() {}

    /// `STREAM/SHARD/SEQUENCE.jsonl`.
    static String key(KinesisRecord record) {
        return record.stream() + "/" + record.shardId() + "/" + record.sequenceNumber() + ".jsonl";
    }

    static byte[] content(QuarantinedRecord quarantined) {
        KinesisRecord record = quarantined.record();
        var bytes = new ByteArrayOutputStream(512 + 2 * record.data().length);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            for (RejectedMember rejected : quarantined.members()) {
                write(json, record, rejected);
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, KinesisRecord record, RejectedMember rejected) throws IOException {
        UserRecord member = rejected.member();
        json.writeStartObject();
        json.writeStringField(
                "id", record.shardId() + ":" + record.sequenceNumber() + ":" + member.subSequenceNumber());
        json.writeStringField("stream", record.stream());
        json.writeStringField("shardId", record.shardId());
        json.writeStringField("sequenceNumber", record.sequenceNumber());
        json.writeNumberField("subSequenceNumber", member.subSequenceNumber());
        json.writeStringField("partitionKey", member.partitionKey());
        json.writeStringField(
                "arrival", Instant.ofEpochMilli(record.arrivalTimeMs()).toString());
        json.writeStringField("reason", rejected.reason());
        json.writeFieldName("payload");
        json.writeBinary(member.data(), member.offset(), member.length());
        json.writeEndObject();
    }
}
