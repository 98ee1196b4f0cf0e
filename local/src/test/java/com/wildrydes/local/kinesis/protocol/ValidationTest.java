package com.wildrydes.local.kinesis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.kinesis.SequenceNumber;
import com.wildrydes.local.kinesis.protocol.JsonCaller.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that break a rule of the service's model or of the reference, with the texts of AWS.
class ValidationTest {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private JsonCaller caller;

    @BeforeEach
    void open() throws Exception {
        caller = new JsonCaller(folder);
        caller.call("CreateStream", "{\"StreamName\":\"rides\",\"ShardCount\":1}");
    }

    @AfterEach
    void close() {
        caller.close();
    }

    private void assertRefused(String operation, String body, String code, String message) throws Exception {
        Answer answer = caller.call(operation, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(code + ": " + message);
    }

    private void assertInvalid(String operation, String body, String... errors) throws Exception {
        String message = "%d validation error%s detected: %s"
                .formatted(errors.length, errors.length == 1 ? "" : "s", String.join("; ", errors));
        assertRefused(operation, body, "ValidationException", message);
    }

    private static String records(int count, String record) {
        return "{\"StreamName\":\"rides\",\"Records\":[" + String.join(",", Collections.nCopies(count, record)) + "]}";
    }

    private static String record(int keyChars, int dataBytes) {
        return "{\"PartitionKey\":\"%s\",\"Data\":\"%s\"}"
                .formatted("k".repeat(keyChars), Base64.getEncoder().encodeToString(new byte[dataBytes]));
    }

    @Test
    void all_broken_rules_are_told_at_once() throws Exception {
        assertInvalid(
                "CreateStream",
                "{}",
                "Value null at 'shardCount' failed to satisfy constraint: Member must not be null",
                "Value null at 'streamName' failed to satisfy constraint: Member must not be null");
        assertInvalid(
                "CreateStream",
                "{\"StreamName\":\"\",\"ShardCount\":0}",
                "Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal"
                        + " to 1",
                "Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: [a-zA-Z0-9_.-]+",
                "Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal"
                        + " to 1");
        String name = "a".repeat(129);
        assertInvalid(
                "CreateStream",
                "{\"StreamName\":\"" + name + "\",\"ShardCount\":100000000000}",
                "Value '2147483647' at 'shardCount' failed to satisfy constraint: Member must have value less than or"
                        + " equal to 100000",
                "Value '" + name + "' at 'streamName' failed to satisfy constraint: Member must have length less than"
                        + " or equal to 128");
    }

    @Test
    void ten_errors_are_enough() throws Exception {
        assertThat(caller.call("PutRecords", records(12, "{\"PartitionKey\":\"\",\"Data\":\"\"}"))
                        .error())
                .startsWith("ValidationException: 10 validation errors detected: Value '' at"
                        + " 'records.1.member.partitionKey' failed to satisfy constraint: Member must have length"
                        + " greater than or equal to 1; ");
    }

    @Test
    void partition_keys_have_1_to_256_characters() throws Exception {
        assertThat(caller.call("PutRecords", records(1, record(256, 1))).status())
                .isEqualTo(200);
        assertThat(caller.call("PutRecords", records(1, record(1, 0))).status()).isEqualTo(200);
        assertInvalid(
                "PutRecords",
                records(1, record(257, 1)),
                "Value '" + "k".repeat(257) + "' at 'records.1.member.partitionKey' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 256");
        assertInvalid(
                "PutRecord",
                "{\"StreamName\":\"rides\"}",
                "Value null at 'partitionKey' failed to satisfy constraint: Member must not be null",
                "Value null at 'data' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void key_and_data_have_a_mebibyte_at_most() throws Exception {
        String error = "Value at 'records.1.member.data' failed to satisfy constraint: Member must have length less"
                + " than or equal to 1048576";
        assertThat(caller.call("PutRecords", records(1, record(1, MEBIBYTE - 1)))
                        .status())
                .isEqualTo(200);
        assertInvalid("PutRecords", records(1, record(1, MEBIBYTE)), error);
        assertInvalid("PutRecords", records(1, record(1, MEBIBYTE + 1)), error);
        assertInvalid(
                "PutRecord",
                "{\"StreamName\":\"rides\"," + record(256, MEBIBYTE).substring(1),
                error.replace("records.1.member.", ""));
    }

    @Test
    void a_call_has_1_to_500_records() throws Exception {
        assertThat(caller.call("PutRecords", records(500, record(1, 1))).status())
                .isEqualTo(200);
        assertInvalid(
                "PutRecords",
                records(0, ""),
                "Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal"
                        + " to 1");
        assertInvalid(
                "PutRecords",
                records(501, record(1, 1)),
                "Value at 'records' failed to satisfy constraint: Member must have length less than or equal to 500");
    }

    @Test
    void a_call_has_five_mebibytes_at_most() throws Exception {
        assertThat(caller.call("PutRecords", records(5, record(1, MEBIBYTE - 1)))
                        .status())
                .isEqualTo(200);
        assertRefused(
                "PutRecords",
                records(6, record(1, 900_000)),
                "InvalidArgumentException",
                "Records size exceeds 5 MB limit");
    }

    @Test
    void an_explicit_hash_key_is_a_number_of_128_bits() throws Exception {
        String entry = "{\"PartitionKey\":\"k\",\"Data\":\"\",\"ExplicitHashKey\":\"%s\"}";
        assertThat(caller.call("PutRecords", records(1, entry.formatted("340282366920938463463374607431768211455")))
                        .status())
                .isEqualTo(200);
        assertRefused(
                "PutRecords",
                records(1, entry.formatted("340282366920938463463374607431768211456")),
                "InvalidArgumentException",
                "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was"
                        + " 340282366920938463463374607431768211456");
        for (String key : new String[] {"-1", "01", "1e3", "", " 1", "9".repeat(40)}) {
            assertInvalid(
                    "PutRecords",
                    records(1, entry.formatted(key)),
                    "Value '" + key + "' at 'records.1.member.explicitHashKey' failed to satisfy constraint: Member"
                            + " must satisfy regular expression pattern: 0|([1-9]\\d{0,38})");
        }
    }

    @Test
    void a_number_to_follow_must_be_one() throws Exception {
        assertRefused(
                "PutRecord",
                "{\"StreamName\":\"rides\",\"SequenceNumberForOrdering\":\"7\","
                        + record(1, 1).substring(1),
                "InvalidArgumentException",
                "ExclusiveMinimumSequenceNumber 7 used in PutRecord on stream rides under account 000000000000 is"
                        + " invalid.");
    }

    @Test
    void the_own_number_can_be_followed_also_after_quick_reshards() throws Exception {
        for (int reshards = 0; reshards < 4; reshards++) {
            caller.kinesis.updateShardCount("rides", 2);
            caller.kinesis.updateShardCount("rides", 1);
        }
        String body = "{\"StreamName\":\"rides\",%s" + record(1, 1).substring(1);
        String number = caller.call("PutRecord", body.formatted(""))
                .json()
                .path("SequenceNumber")
                .asText();

        assertThat(caller.call("PutRecord", body.formatted("\"SequenceNumberForOrdering\":\"" + number + "\","))
                        .status())
                .isEqualTo(200);
        String far = new SequenceNumber(
                        0, 0, 1, Instant.parse("2100-01-01T00:00:00Z").getEpochSecond())
                .toString();
        assertThat(caller.call("PutRecord", body.formatted("\"SequenceNumberForOrdering\":\"" + far + "\","))
                        .error())
                .startsWith("InvalidArgumentException: ExclusiveMinimumSequenceNumber " + far);
    }

    @Test
    void iterator_requests_must_fit_together() throws Exception {
        String request =
                "{\"StreamName\":\"rides\",\"ShardId\":\"shardId-000000000000\",\"ShardIteratorType\":\"%s\"%s}";
        assertInvalid(
                "GetShardIterator",
                request.formatted("SOON", ""),
                "Value 'SOON' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set:"
                        + " [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
        String either = "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber"
                + " or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified ";
        assertRefused(
                "GetShardIterator",
                request.formatted("AT_SEQUENCE_NUMBER", ""),
                "InvalidArgumentException",
                either + "AT_SEQUENCE_NUMBER and no StartingSequenceNumber.");
        assertRefused(
                "GetShardIterator",
                request.formatted("LATEST", ",\"StartingSequenceNumber\":\"1\""),
                "InvalidArgumentException",
                either + "LATEST and also a StartingSequenceNumber.");
        assertRefused(
                "GetShardIterator",
                request.formatted("AT_TIMESTAMP", ""),
                "InvalidArgumentException",
                "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no"
                        + " timestamp parameter.");
        assertRefused(
                "GetShardIterator",
                request.formatted("AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"12\""),
                "InvalidArgumentException",
                "StartingSequenceNumber 12 used in GetShardIterator on shard shardId-000000000000 in stream rides under"
                        + " account 000000000000 is invalid.");
    }

    @Test
    void get_records_takes_a_limit_of_1_to_10000() throws Exception {
        assertInvalid(
                "GetRecords",
                "{\"ShardIterator\":\"\",\"Limit\":10001}",
                "Value '' at 'shardIterator' failed to satisfy constraint: Member must have length greater than or"
                        + " equal to 1",
                "Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to"
                        + " 10000");
    }

    @Test
    void a_stream_must_be_named_once() throws Exception {
        assertRefused(
                "DescribeStream", "{}", "InvalidArgumentException", "Either StreamName or StreamARN must be given.");
        assertRefused(
                "DescribeStream",
                "{\"StreamName\":\"rides\",\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/other\"}",
                "InvalidArgumentException",
                "StreamName rides and StreamARN arn:aws:kinesis:us-east-1:000000000000:stream/other name different"
                        + " streams.");
        assertInvalid(
                "DescribeStream",
                "{\"StreamARN\":\"rides\"}",
                "Value 'rides' at 'streamARN' failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");
    }

    @Test
    void list_shards_takes_a_name_or_a_token() throws Exception {
        assertRefused(
                "ListShards", "{}", "InvalidArgumentException", "Either NextToken or StreamName should be provided.");
        assertRefused(
                "ListShards",
                "{\"StreamName\":\"rides\",\"NextToken\":\"x\"}",
                "InvalidArgumentException",
                "NextToken and StreamName cannot be provided together.");
        assertRefused(
                "ListShards",
                "{\"StreamName\":\"rides\",\"ShardFilter\":{\"Type\":\"AT_TIMESTAMP\"}}",
                "InvalidArgumentException",
                "Timestamp must be given with the ShardFilter type AT_TIMESTAMP");
        assertInvalid(
                "ListShards",
                "{\"StreamName\":\"rides\",\"ShardFilter\":{}}",
                "Value null at 'shardFilter.type' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void a_missing_stream_is_not_found() throws Exception {
        assertRefused(
                "DescribeStreamSummary",
                "{\"StreamName\":\"none\"}",
                "ResourceNotFoundException",
                "Stream none under account 000000000000 not found.");
    }
}
