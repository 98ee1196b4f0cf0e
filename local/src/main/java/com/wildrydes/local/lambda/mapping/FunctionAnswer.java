package com.wildrydes.local.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a function says of a batch under `ReportBatchItemFailures` (Lambda Developer Guide, "Configuring partial batch
/// response with Kinesis Data Streams and Lambda"):
///
/// - no answer, `null`, `""`, `{}`, no list or an empty one: all succeeded;
/// - a list of `{"itemIdentifier": sequence number}`: all succeeded before the lowest of them;
/// - anything else, so an identifier that is missing, empty or of no record of the batch: all failed.
final class FunctionAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private FunctionAnswer() {}

    /// How many records from the batch's start succeeded.
    ///
    /// @param batch the records that were sent
    static int succeeded(byte[] payload, List<SourceRecord> batch) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (IOException e) {
            return 0;
        }
        boolean nothingSaid = answer.isMissingNode()
                || answer.isNull()
                || (answer.isTextual() && answer.asText().isEmpty());
        if (nothingSaid) {
            return batch.size();
        }
        if (!answer.isObject()) {
            return 0;
        }
        JsonNode failures = answer.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return batch.size();
        }
        return failures.isArray() ? lowest(failures, batch) : 0;
    }

    private static int lowest(JsonNode failures, List<SourceRecord> batch) {
        if (failures.isEmpty()) {
            return batch.size();
        }
        Map<String, Integer> indexes = HashMap.newHashMap(batch.size());
        for (int index = 0; index < batch.size(); index++) {
            indexes.put(batch.get(index).sequenceNumber(), index);
        }
        int lowest = batch.size();
        for (JsonNode failure : failures) {
            Integer index = indexes.get(failure.path("itemIdentifier").asText());
            if (index == null) {
                return 0;
            }
            lowest = Math.min(lowest, index);
        }
        return lowest;
    }
}
