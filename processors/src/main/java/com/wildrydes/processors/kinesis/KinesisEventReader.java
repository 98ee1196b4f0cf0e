package com.wildrydes.processors.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the JSON that Lambda sends for a batch of Kinesis records, in the order of the shard. Thread-safe.
///
/// It reads by streaming, base64 straight to bytes: a batch has up to 6 MB, and binding it to objects costs
/// several times what the work on its events does. Fields that it does not need are skipped, whatever they
/// hold.
///
/// ```
/// {"Records": [{
///    "kinesis": {"partitionKey": "Shadowfax", "sequenceNumber": "4959…", "data": "8JqJw…",
///                "approximateArrivalTimestamp": 1545084650.987, …},
///    "eventID": "shardId-000000000006:4959…",
///    "eventSourceARN": "arn:aws:kinesis:us-east-2:123456789012:stream/wildrydes", …}]}
/// ```
///
/// The format is that of the AWS Lambda Developer Guide, "Process Amazon Kinesis Data Streams records with
/// Lambda".
public final class KinesisEventReader {

    private static final JsonFactory JSON = new JsonFactory();

    /// All records of the event.
    ///
    /// @throws MalformedBatchException when it is not a Kinesis event
    /// @throws IOException when `event` cannot be read
    public List<KinesisRecord> read(InputStream event) throws IOException {
        try (JsonParser json = JSON.createParser(event)) {
            return records(json);
        } catch (JsonParseException | StreamConstraintsException e) {
            throw new MalformedBatchException(
                    "a Kinesis event must be JSON as Lambda sends it: broken at byte "
                            + e.getLocation().getByteOffset(),
                    e);
        }
    }

    private static List<KinesisRecord> records(JsonParser json) throws IOException {
        List<KinesisRecord> records = null;
        expect(json.nextToken(), JsonToken.START_OBJECT, "a Kinesis event");
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (field.equals("Records")) {
                expect(value, JsonToken.START_ARRAY, "Records");
                records = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    records.add(record(json));
                }
            } else {
                json.skipChildren();
            }
        }
        expect(json.currentToken(), JsonToken.END_OBJECT, "a Kinesis event's end");
        if (records == null) {
            throw new MalformedBatchException("a Kinesis event must have a list of Records: has none");
        }
        return records;
    }

    private static KinesisRecord record(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, "a member of Records");
        var fields = new Fields();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "kinesis" -> {
                    expect(value, JsonToken.START_OBJECT, "kinesis");
                    readKinesis(json, fields);
                }
                case "eventID" -> fields.eventId = json.getText();
                case "eventSourceARN" -> fields.sourceArn = json.getText();
                default -> json.skipChildren();
            }
        }
        return fields.toRecord();
    }

    private static void readKinesis(JsonParser json, Fields fields) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "sequenceNumber" -> fields.sequenceNumber = json.getText();
                case "partitionKey" -> fields.partitionKey = json.getText();
                case "data" -> {
                    expect(value, JsonToken.VALUE_STRING, "data");
                    fields.data = json.getBinaryValue();
                }
                case "approximateArrivalTimestamp" -> {
                    if (!value.isNumeric()) {
                        throw new MalformedBatchException("approximateArrivalTimestamp must be seconds: is " + value);
                    }
                    fields.arrivalTimeMs = Math.round(json.getDoubleValue() * 1000);
                }
                default -> json.skipChildren();
            }
        }
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected, String what) throws IOException {
        if (found != expected) {
            throw new MalformedBatchException(what + " must be " + expected + ": is " + found);
        }
    }

    /// What is known so far of the record that is being read: its fields come in any order.
    private static final class Fields {
        private @Nullable String eventId;
        private @Nullable String sourceArn;
        private @Nullable String sequenceNumber;
        private @Nullable String partitionKey;
        private @Nullable Long arrivalTimeMs;
        private byte @Nullable [] data;

        KinesisRecord toRecord() throws MalformedBatchException {
            String id = present(eventId, "eventID");
            int colon = id.indexOf(':');
            if (colon < 1) {
                throw new MalformedBatchException("eventID must be shardId:sequenceNumber: " + id);
            }
            return new KinesisRecord(
                    streamName(present(sourceArn, "eventSourceARN")),
                    id.substring(0, colon),
                    present(sequenceNumber, "kinesis.sequenceNumber"),
                    present(partitionKey, "kinesis.partitionKey"),
                    present(arrivalTimeMs, "kinesis.approximateArrivalTimestamp"),
                    present(data, "kinesis.data"));
        }

        /// `arn:…:stream/NAME`, or `arn:…:stream/NAME/consumer/…` with enhanced fan-out.
        private static String streamName(String arn) throws MalformedBatchException {
            String[] parts = arn.split("/", 3);
            if (parts.length < 2 || parts[1].isEmpty()) {
                throw new MalformedBatchException("eventSourceARN must name a stream: " + arn);
            }
            return parts[1];
        }

        private static <T> T present(@Nullable T value, String field) throws MalformedBatchException {
            if (value == null) {
                throw new MalformedBatchException("a record of a Kinesis event must have " + field + ": has none");
            }
            return value;
        }
    }
}
