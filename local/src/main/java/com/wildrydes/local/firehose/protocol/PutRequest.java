package com.wildrydes.local.firehose.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.wildrydes.local.firehose.FirehoseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A PutRecord or PutRecordBatch. Read in one pass, without a tree: this is where the bytes come in.
///
/// @param stream null where it is absent
/// @param records null where they are absent; each one null where its Data is absent
record PutRequest(@Nullable String stream, @Nullable List<@Nullable ByteBuffer> records) {

    private static final JsonFactory JSON = new JsonFactory();

    /// @throws FirehoseException when the body is not such a request
    static PutRequest read(byte[] body) throws IOException {
        String stream = null;
        List<@Nullable ByteBuffer> records = null;
        try (JsonParser parser = JSON.createParser(body)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, "The body");
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (name) {
                    case "DeliveryStreamName" -> {
                        expect(value, JsonToken.VALUE_STRING, name);
                        stream = parser.getText();
                    }
                    case "Record" -> {
                        records = new ArrayList<>(1);
                        records.add(record(parser));
                    }
                    case "Records" -> records = records(parser);
                    default -> parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw FirehoseException.serialization("The body is not such a request: " + e.getOriginalMessage());
        }
        return new PutRequest(stream, records);
    }

    private static List<@Nullable ByteBuffer> records(JsonParser parser) throws IOException {
        expect(parser.currentToken(), JsonToken.START_ARRAY, "Records");
        List<@Nullable ByteBuffer> records = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            records.add(record(parser));
        }
        return records;
    }

    private static @Nullable ByteBuffer record(JsonParser parser) throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, "A record");
        ByteBuffer data = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("Data") && value != JsonToken.VALUE_NULL) {
                expect(value, JsonToken.VALUE_STRING, name);
                data = ByteBuffer.wrap(parser.getBinaryValue());
            } else {
                parser.skipChildren();
            }
        }
        return data;
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            throw FirehoseException.serialization(what + " must be "
                    + switch (wanted) {
                        case START_OBJECT -> "a structure";
                        case START_ARRAY -> "a list";
                        default -> "a String";
                    });
        }
    }
}
