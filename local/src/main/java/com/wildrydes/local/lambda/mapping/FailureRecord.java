package com.wildrydes.local.lambda.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the failure destination keeps of records that were given up (Lambda Developer Guide, "Retain discarded batch
/// records for a Kinesis Data Streams event source", the invocation record of an S3 destination).
///
/// @param last what came of the last invocation; null without one
@SuppressWarnings("ArrayRecordComponent") // the event is passed on, never compared
record FailureRecord(
        MappingConfig config,
        String functionArn,
        String shardId,
        List<SourceRecord> records,
        byte[] event,
        BatchProgress.Step.GiveUp reason,
        @Nullable LastInvocation last,
        Instant now) {

    /// @param functionError whether the function failed; else it answered, and named a failed record
    record LastInvocation(String requestId, boolean functionError) {}

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);

    /// The object's key. Its last part follows from the records: when the same ones are given up again after a crash,
    /// within the same second they overwrite their object.
    String key() {
        UUID object = UUID.nameUUIDFromBytes((config.uuid()
                        + shardId
                        + records.getFirst().sequenceNumber()
                        + records.getLast().sequenceNumber())
                .getBytes(StandardCharsets.UTF_8));
        return "aws/lambda/" + config.uuid() + '/' + shardId + '/' + DAY.format(now) + SECOND.format(now) + '-'
                + object;
    }

    byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(event.length * 5 / 4 + 1024);
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeObjectFieldStart("requestContext");
            json.writeStringField("requestId", last == null ? "" : last.requestId());
            json.writeStringField("functionArn", functionArn);
            json.writeStringField("condition", reason.condition().name());
            json.writeNumberField("approximateInvokeCount", reason.invocations());
            json.writeEndObject();
            if (last != null) {
                json.writeObjectFieldStart("responseContext");
                json.writeNumberField("statusCode", 200);
                json.writeStringField("executedVersion", "$LATEST");
                if (last.functionError()) {
                    json.writeStringField("functionError", "Unhandled");
                }
                json.writeEndObject();
            }
            json.writeStringField("version", "1.0");
            json.writeStringField("timestamp", millis(now));
            json.writeObjectFieldStart("KinesisBatchInfo");
            json.writeStringField("shardId", shardId);
            json.writeStringField("startSequenceNumber", records.getFirst().sequenceNumber());
            json.writeStringField("endSequenceNumber", records.getLast().sequenceNumber());
            json.writeStringField(
                    "approximateArrivalOfFirstRecord", millis(records.getFirst().arrival()));
            json.writeStringField(
                    "approximateArrivalOfLastRecord", millis(records.getLast().arrival()));
            json.writeNumberField("batchSize", records.size());
            json.writeStringField("streamArn", config.eventSourceArn());
            json.writeEndObject();
            json.writeFieldName("payload");
            json.writeUTF8String(event, 0, event.length);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
        return body.toByteArray();
    }

    private static String millis(Instant instant) {
        // With three decimals always, as AWS writes it.
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }
}
