package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisException;
import com.wildrydes.local.kinesis.PutEntry;
import com.wildrydes.local.kinesis.PutOutcome;
import com.wildrydes.local.kinesis.SequenceNumber;
import com.wildrydes.local.kinesis.ShardIterators;
import com.wildrydes.local.kinesis.StartAt;
import com.wildrydes.local.kinesis.Stream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// PutRecord, PutRecords, GetShardIterator, GetRecords.
final class RecordOperations {

    /// A record's key and data together (API reference of Kinesis, "PutRecord").
    private static final int MAX_RECORD_BYTES = 1 << 20;

    private static final int MAX_REQUEST_BYTES = 5 << 20;
    private static final int MAX_RECORDS = 500;
    private static final List<String> ITERATOR_TYPES =
            List.of("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");

    private final Kinesis kinesis;

    RecordOperations(Kinesis kinesis) {
        this.kinesis = kinesis;
    }

    Map<String, Operation> all() {
        return Map.of(
                "PutRecord", this::putRecord,
                "PutRecords", this::putRecords,
                "GetShardIterator", this::getShardIterator,
                "GetRecords", this::getRecords);
    }

    /// One record as it was sent.
    private record Sent(
            @Nullable String partitionKey,
            @Nullable String explicitHashKey,
            @Nullable ByteBuffer data) {

        static Sent of(Input input) {
            return new Sent(input.text("PartitionKey"), input.text("ExplicitHashKey"), input.blob("Data"));
        }

        void check(Constraints constraints, String prefix) {
            constraints.required(prefix + "partitionKey", partitionKey);
            constraints.length(prefix + "partitionKey", partitionKey, 1, 256);
            constraints.pattern(prefix + "explicitHashKey", explicitHashKey, Members.HASH_KEY);
            constraints.required(prefix + "data", data);
            constraints.size(prefix + "data", bytes(), MAX_RECORD_BYTES);
        }

        /// Bytes of key and data.
        int bytes() {
            int keyBytes = partitionKey == null ? 0 : partitionKey.getBytes(StandardCharsets.UTF_8).length;
            return keyBytes + (data == null ? 0 : data.remaining());
        }

        PutEntry entry() {
            BigInteger hashKey = explicitHashKey == null ? null : new BigInteger(explicitHashKey);
            return PutEntry.of(Members.present(partitionKey), hashKey, Members.present(data));
        }
    }

    private void putRecord(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        Sent sent = Sent.of(input);
        sent.check(constraints, "");
        String ordering = input.text("SequenceNumberForOrdering");
        constraints.pattern("sequenceNumberForOrdering", ordering, Members.SEQUENCE_NUMBER);
        Stream stream = kinesis.stream(Members.stream(input, constraints));
        PutEntry entry = sent.entry();
        requirePlausible(ordering, stream);
        switch (stream.put(List.of(entry)).getFirst()) {
            case PutOutcome.Accepted(String shardId, SequenceNumber number) ->
                output.answer(() -> {
                    output.text("ShardId", shardId);
                    output.text("SequenceNumber", number);
                    output.text("EncryptionType", "NONE");
                });
            case PutOutcome.Throttled(String message) -> throw KinesisException.throttled(message);
            case PutOutcome.Failed(String _, Throwable cause) -> throw KinesisException.internal(cause);
        }
    }

    /// Numbers of a shard always grow, which is all that SequenceNumberForOrdering asks for: only what cannot be one of
    /// ours is refused.
    private void requirePlausible(@Nullable String ordering, Stream stream) {
        if (ordering == null) {
            return;
        }
        try {
            SequenceNumber number = SequenceNumber.parse(ordering);
            if (number.arrivalSeconds() > stream.latestSecond()) {
                throw new IllegalArgumentException("It is of the future");
            }
        } catch (IllegalArgumentException e) {
            throw KinesisException.invalidArgument(
                    "ExclusiveMinimumSequenceNumber %s used in PutRecord on stream %s under account %s is invalid."
                            .formatted(
                                    ordering, stream.name(), kinesis.settings().account()),
                    e);
        }
    }

    private void putRecords(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        List<Input> records = input.structures("Records");
        constraints.required("records", records);
        constraints.size("records", records, 1, MAX_RECORDS);
        List<Sent> all = new ArrayList<>();
        if (records != null) {
            for (Input record : records) {
                Sent sent = Sent.of(record);
                sent.check(constraints, "records." + (all.size() + 1) + ".member.");
                all.add(sent);
            }
        }
        String name = Members.stream(input, constraints);
        if (all.stream().mapToLong(Sent::bytes).sum() > MAX_REQUEST_BYTES) {
            throw KinesisException.invalidArgument("Records size exceeds 5 MB limit");
        }
        List<PutOutcome> outcomes =
                kinesis.stream(name).put(all.stream().map(Sent::entry).toList());
        long failed = outcomes.stream()
                .filter(outcome -> !(outcome instanceof PutOutcome.Accepted))
                .count();
        output.answer(() -> {
            output.number("FailedRecordCount", failed);
            output.structures("Records", outcomes, outcome -> outcome(output, outcome));
            output.text("EncryptionType", "NONE");
        });
    }

    private static void outcome(Output output, PutOutcome outcome) throws IOException {
        switch (outcome) {
            case PutOutcome.Accepted(String shardId, SequenceNumber number) -> {
                output.text("ShardId", shardId);
                output.text("SequenceNumber", number);
            }
            case PutOutcome.Throttled(String message) -> {
                output.text("ErrorCode", "ProvisionedThroughputExceededException");
                output.text("ErrorMessage", message);
            }
            case PutOutcome.Failed(String message, Throwable _) -> {
                output.text("ErrorCode", "InternalFailure");
                output.text("ErrorMessage", message);
            }
        }
    }

    private void getShardIterator(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        String shardId = Members.shardId(input, "ShardId", constraints, true);
        String type = input.text("ShardIteratorType");
        constraints.required("shardIteratorType", type);
        constraints.oneOf("shardIteratorType", type, ITERATOR_TYPES);
        String number = input.text("StartingSequenceNumber");
        constraints.pattern("startingSequenceNumber", number, Members.SEQUENCE_NUMBER);
        Long timeMs = input.time("Timestamp");
        Stream stream = kinesis.stream(Members.stream(input, constraints));
        StartAt start = start(Members.present(type), number, timeMs, stream, Members.present(shardId));
        String iterator = kinesis.iterators().iterator(stream, Members.present(shardId), start);
        output.answer(() -> output.text("ShardIterator", iterator));
    }

    private StartAt start(String type, @Nullable String number, @Nullable Long timeMs, Stream stream, String shardId) {
        return switch (type) {
            case "AT_SEQUENCE_NUMBER" -> new StartAt.Sequence(number(type, number, stream, shardId));
            case "AFTER_SEQUENCE_NUMBER" -> new StartAt.AfterSequence(number(type, number, stream, shardId));
            case "AT_TIMESTAMP" -> {
                if (timeMs == null) {
                    throw KinesisException.invalidArgument(
                            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.");
                }
                yield new StartAt.Timestamp(timeMs);
            }
            default -> {
                if (number != null) {
                    throw mismatch(type, "also a StartingSequenceNumber");
                }
                yield type.equals("LATEST") ? new StartAt.Latest() : new StartAt.TrimHorizon();
            }
        };
    }

    private SequenceNumber number(String type, @Nullable String number, Stream stream, String shardId) {
        if (number == null) {
            throw mismatch(type, "no StartingSequenceNumber");
        }
        try {
            return SequenceNumber.parse(number);
        } catch (IllegalArgumentException e) {
            throw KinesisException.invalidArgument(
                    "StartingSequenceNumber %s used in GetShardIterator on shard %s in stream %s under account %s is invalid."
                            .formatted(
                                    number,
                                    shardId,
                                    stream.name(),
                                    kinesis.settings().account()),
                    e);
        }
    }

    private static KinesisException mismatch(String type, String found) {
        return KinesisException.invalidArgument(
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified %s and %s."
                        .formatted(type, found));
    }

    private void getRecords(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        String iterator = input.text("ShardIterator");
        constraints.required("shardIterator", iterator);
        constraints.length("shardIterator", iterator, 1, 512);
        Integer limit = input.integer("Limit");
        constraints.range("limit", limit, 1, ShardIterators.MAX_RECORDS);
        constraints.check();
        ShardIterators.Records read = kinesis.iterators()
                .records(Members.present(iterator), limit == null ? ShardIterators.MAX_RECORDS : limit);
        output.answer(() -> {
            output.structures("Records", read.page().records(), record -> {
                output.text("SequenceNumber", read.page().sequenceNumber(record));
                output.time("ApproximateArrivalTimestamp", record.arrivalMs());
                output.blob("Data", record.data());
                output.text("PartitionKey", record.partitionKey());
                output.text("EncryptionType", "NONE");
            });
            output.text("NextShardIterator", read.nextIterator());
            output.number("MillisBehindLatest", read.page().millisBehindLatest());
            if (read.nextIterator() == null) {
                ShardFields.children(output, read.page().children());
            }
        });
    }
}
