package com.wildrydes.cli.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.cli.failure.CommandFailed;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// Reads the invocation record that Lambda writes to an S3 destination for a Kinesis source.
///
/// Source: Lambda developer guide, "Retain discarded batches for Kinesis": fields `requestContext`, `timestamp`,
/// `KinesisBatchInfo`, and `payload`, which holds the event of the invocation as text.
final class FailedBatchFormat {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FailedBatchFormat() {}

    static FailedBatch read(String key, String text) {
        try {
            JsonNode batch = JSON.readTree(text);
            JsonNode context = batch.path("requestContext");
            return new FailedBatch(
                    key,
                    Instant.parse(batch.path("timestamp").asText()),
                    batch.path("KinesisBatchInfo").path("shardId").asText(),
                    context.path("condition").asText(),
                    context.path("approximateInvokeCount").asInt(),
                    records(key, batch.path("payload")));
        } catch (IOException | DateTimeParseException e) {
            throw new CommandFailed("the failed batch " + key + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<FailedBatch.Entry> records(String key, JsonNode payload) throws IOException {
        JsonNode event = payload.isTextual() ? parse(payload.asText()) : payload;
        if (!event.path("Records").isArray()) {
            throw new CommandFailed("the failed batch " + key
                    + " holds no payload, so its records can only be read from the stream while that keeps them");
        }
        var records = new ArrayList<FailedBatch.Entry>();
        for (JsonNode entry : event.path("Records")) {
            JsonNode kinesis = entry.path("kinesis");
            byte[] data = kinesis.path("data").binaryValue();
            if (data == null) {
                throw new CommandFailed("the failed batch " + key + " cannot be read: a record has no data");
            }
            records.add(new FailedBatch.Entry(kinesis.path("partitionKey").asText(), data));
        }
        return records;
    }

    private static JsonNode parse(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
