package com.wildrydes.processors.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Answers Lambda what became of a batch, for a mapping with `ReportBatchItemFailures`.
///
/// Lambda sends again everything from the lowest reported sequence number on, so one is enough:
///
/// ```
/// {"batchItemFailures": [{"itemIdentifier": "4959…"}]}     or, when all is done, {"batchItemFailures": []}
/// ```
public final class BatchResponse {

    private static final JsonFactory JSON = new JsonFactory();

    private BatchResponse() {}

    /// Writes the answer.
    ///
    /// @param firstUnprocessed sequence number of the first record that is not fully processed; null when all
    /// are
    public static void write(OutputStream target, @Nullable String firstUnprocessed) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(target)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            if (firstUnprocessed != null) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", firstUnprocessed);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
