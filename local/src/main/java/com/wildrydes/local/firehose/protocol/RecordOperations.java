package com.wildrydes.local.firehose.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.local.firehose.DeliveryStream;
import com.wildrydes.local.firehose.Firehose;
import com.wildrydes.local.firehose.FirehoseException;
import com.wildrydes.local.firehose.PutOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records on their way in, within AWS's limits (Amazon Data Firehose API Reference, "PutRecord",
/// "PutRecordBatch").
final class RecordOperations {

    private static final int MAX_RECORD_BYTES = 1000 * 1024;
    private static final int MAX_BATCH_BYTES = 4 << 20;
    private static final int MAX_BATCH_RECORDS = 500;

    private final Firehose firehose;

    RecordOperations(Firehose firehose) {
        this.firehose = firehose;
    }

    Map<String, Operation> all() {
        return Map.of("PutRecord", this::putRecord, "PutRecordBatch", this::putRecordBatch);
    }

    private void putRecord(byte[] body, JsonGenerator answer) throws IOException {
        PutRequest request = PutRequest.read(body);
        Violations violations = new Violations();
        String stream = Names.stream(violations, request.stream());
        List<@Nullable ByteBuffer> records = request.records();
        violations.present("record", records);
        List<ByteBuffer> data = checked(violations, records == null ? List.of() : records, _ -> "record.data");
        violations.check();
        PutOutcome outcome = firehose.stream(stream).put(data.getFirst());
        switch (outcome) {
            case PutOutcome.Accepted(String recordId) -> {
                answer.writeStringField("RecordId", recordId);
                answer.writeBooleanField("Encrypted", false);
            }
            case PutOutcome.Refused refused -> throw FirehoseException.refused(refused);
        }
    }

    private void putRecordBatch(byte[] body, JsonGenerator answer) throws IOException {
        PutRequest request = PutRequest.read(body);
        Violations violations = new Violations();
        String name = Names.stream(violations, request.stream());
        List<@Nullable ByteBuffer> records = request.records();
        violations.present("records", records);
        if (records != null) {
            violations.size("records", records.size(), 1, MAX_BATCH_RECORDS);
        }
        List<ByteBuffer> data =
                checked(violations, records == null ? List.of() : records, i -> "records." + (i + 1) + ".member.data");
        violations.check();
        DeliveryStream stream = firehose.stream(name);
        long bytes = data.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes > MAX_BATCH_BYTES) {
            throw FirehoseException.invalidArgument("Records size exceeds 4 MB limit");
        }
        answer(stream.putBatch(data), answer);
    }

    private interface Path {
        String of(int record);
    }

    private static List<ByteBuffer> checked(Violations violations, List<@Nullable ByteBuffer> records, Path path) {
        List<ByteBuffer> checked = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            ByteBuffer data = records.get(i);
            if (data == null || data.remaining() > MAX_RECORD_BYTES) {
                violations.present(path.of(i), data);
                violations.size(path.of(i), data == null ? 0 : data.remaining(), 0, MAX_RECORD_BYTES);
            } else {
                checked.add(data);
            }
        }
        return checked;
    }

    private static void answer(List<PutOutcome> outcomes, JsonGenerator answer) throws IOException {
        int failed = 0;
        answer.writeArrayFieldStart("RequestResponses");
        for (PutOutcome outcome : outcomes) {
            answer.writeStartObject();
            switch (outcome) {
                case PutOutcome.Accepted(String recordId) -> answer.writeStringField("RecordId", recordId);
                case PutOutcome.Refused(String code, String message) -> {
                    answer.writeStringField("ErrorCode", code);
                    answer.writeStringField("ErrorMessage", message);
                    failed++;
                }
            }
            answer.writeEndObject();
        }
        answer.writeEndArray();
        answer.writeNumberField("FailedPutCount", failed);
        answer.writeBooleanField("Encrypted", false);
    }
}
