package com.wildrydes.local.kinesis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.local.kinesis.protocol.JsonCaller.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonProtocolTest {

    @TempDir
    Path folder;

    private JsonCaller caller;

    @BeforeEach
    void open() throws Exception {
        caller = new JsonCaller(folder);
        assertThat(caller.call("CreateStream", "{\"StreamName\":\"rides\",\"ShardCount\":1}")
                        .text())
                .isEmpty();
    }

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void a_record_goes_in_and_comes_out_in_base64_with_its_time_in_seconds() throws Exception {
        Answer put = caller.call("PutRecord", "{\"StreamName\":\"rides\",\"PartitionKey\":\"ü\",\"Data\":\"AAH/\"}");
        String iterator = caller.call(
                        "GetShardIterator",
                        "{\"StreamName\":\"rides\",\"ShardId\":\"shardId-000000000000\","
                                + "\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":1772366399.999}")
                .json()
                .get("ShardIterator")
                .asText();

        Answer read = caller.call("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}");

        assertThat(read.contentType()).isEqualTo("application/x-amz-json-1.1");
        JsonNode record = read.json().get("Records").get(0);
        assertThat(record.get("Data").asText()).isEqualTo("AAH/");
        assertThat(record.get("PartitionKey").asText()).isEqualTo("ü");
        assertThat(read.text()).contains("\"ApproximateArrivalTimestamp\":1772366400.000,");
        assertThat(record.get("SequenceNumber")).isEqualTo(put.json().get("SequenceNumber"));
        assertThat(read.json().get("MillisBehindLatest").asLong()).isZero();
    }

    @Test
    void describes_a_stream() throws Exception {
        assertThat(caller.call("DescribeStream", "{\"StreamName\":\"rides\"}")
                        .json()
                        .toPrettyString())
                .isEqualToNormalizingNewlines("""
                        {
                          "StreamDescription" : {
                            "StreamName" : "rides",
                            "StreamARN" : "arn:aws:kinesis:us-east-1:000000000000:stream/rides",
                            "StreamStatus" : "ACTIVE",
                            "StreamModeDetails" : {
                              "StreamMode" : "PROVISIONED"
                            },
                            "RetentionPeriodHours" : 24,
                            "StreamCreationTimestamp" : 1.7723664E9,
                            "EnhancedMonitoring" : [ {
                              "ShardLevelMetrics" : [ ]
                            } ],
                            "EncryptionType" : "NONE",
                            "Shards" : [ {
                              "ShardId" : "shardId-000000000000",
                              "HashKeyRange" : {
                                "StartingHashKey" : "0",
                                "EndingHashKey" : "340282366920938463463374607431768211455"
                              },
                              "SequenceNumberRange" : {
                                "StartingSequenceNumber" : "49672258771465835560701030492270821916767792916366098434"
                              }
                            } ],
                            "HasMoreShards" : false
                          }
                        }""");
    }

    @Test
    void the_arn_stands_for_the_name_everywhere() throws Exception {
        String arn = "\"StreamARN\":\"arn:aws:kinesis:eu-central-1:123456789012:stream/rides\"";
        String[][] calls = {
            {"DescribeStream", "{%s}"},
            {"DescribeStreamSummary", "{%s}"},
            {"ListShards", "{%s}"},
            {"ListTagsForStream", "{%s}"},
            {"PutRecord", "{%s,\"PartitionKey\":\"k\",\"Data\":\"\"}"},
            {"PutRecords", "{%s,\"Records\":[{\"PartitionKey\":\"k\",\"Data\":\"\"}]}"},
            {"GetShardIterator", "{%s,\"ShardId\":\"shardId-000000000000\",\"ShardIteratorType\":\"LATEST\"}"},
            {"IncreaseStreamRetentionPeriod", "{%s,\"RetentionPeriodHours\":48}"},
            {"DecreaseStreamRetentionPeriod", "{%s,\"RetentionPeriodHours\":24}"},
            {"SplitShard", "{%s,\"ShardToSplit\":\"shardId-000000000000\",\"NewStartingHashKey\":\"1000\"}"},
            {
                "MergeShards",
                "{%s,\"ShardToMerge\":\"shardId-000000000001\",\"AdjacentShardToMerge\":\"shardId-000000000002\"}"
            },
            {"UpdateShardCount", "{%s,\"TargetShardCount\":2,\"ScalingType\":\"UNIFORM_SCALING\"}"},
            {"AddTagsToStream", "{%s,\"Tags\":{\"a\":\"b\"}}"},
            {"RemoveTagsFromStream", "{%s,\"TagKeys\":[\"a\"]}"},
            {"DeleteStream", "{%s}"},
        };

        for (String[] call : calls) {
            Answer answer = caller.call(call[0], call[1].formatted(arn));
            assertThat(answer.status()).as(call[0] + answer.text()).isEqualTo(200);
        }
    }

    @Test
    void tags_are_kept_and_paged() throws Exception {
        caller.call("AddTagsToStream", "{\"StreamName\":\"rides\",\"Tags\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}}");
        caller.call("RemoveTagsFromStream", "{\"StreamName\":\"rides\",\"TagKeys\":[\"b\",\"x\"]}");

        assertThat(caller.call("ListTagsForStream", "{\"StreamName\":\"rides\",\"Limit\":1}")
                        .text())
                .isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"}],\"HasMoreTags\":true}");
        assertThat(caller.call("ListTagsForStream", "{\"StreamName\":\"rides\",\"ExclusiveStartTagKey\":\"a\"}")
                        .text())
                .isEqualTo("{\"Tags\":[{\"Key\":\"c\",\"Value\":\"3\"}],\"HasMoreTags\":false}");
    }

    @Test
    void streams_are_listed_in_pages() throws Exception {
        caller.call("CreateStream", "{\"StreamName\":\"another\",\"ShardCount\":1}");

        JsonNode first = caller.call("ListStreams", "{\"Limit\":1}").json();
        JsonNode second = caller.call("ListStreams", "{\"NextToken\":" + first.get("NextToken") + "}")
                .json();

        assertThat(first.get("StreamNames").toString()).isEqualTo("[\"another\"]");
        assertThat(first.get("HasMoreStreams").asBoolean()).isTrue();
        assertThat(second.get("StreamNames").toString()).isEqualTo("[\"rides\"]");
        assertThat(second.get("HasMoreStreams").asBoolean()).isFalse();
    }

    @Test
    void an_unknown_operation_is_named_with_those_that_are_there() throws Exception {
        Answer answer = caller.call("RegisterStreamConsumer", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error())
                .startsWith("UnknownOperationException: The local Kinesis does not have the operation"
                        + " 'RegisterStreamConsumer'. It has: AddTagsToStream, CreateStream,");
    }

    @Test
    void bodies_that_cannot_be_read_are_serialization_errors() throws Exception {
        String nested = "{\"StreamName\":" + "[".repeat(1_000_000);
        for (String body : new String[] {
            "",
            "null",
            "[]",
            "{",
            "{\"StreamName\":\"rides\"",
            "nonsense",
            nested,
            "{\"StreamName\":7}",
            "{\"StreamName\":[\"rides\"]}",
            "{\"StreamName\":{}}",
            "{\"StreamName\":true}",
            "{\"StreamName\":\"rides\",\"Limit\":\"10\"}",
        }) {
            Answer answer = caller.call("DescribeStream", body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.error()).startsWith("SerializationException: ");
        }
    }

    @Test
    void data_that_is_not_base64_is_a_serialization_error() throws Exception {
        for (String data : new String[] {"\"AA*A\"", "\"A\"", "7", "[]", "{}"}) {
            Answer answer =
                    caller.call("PutRecord", "{\"StreamName\":\"rides\",\"PartitionKey\":\"k\",\"Data\":" + data + "}");
            assertThat(answer.error()).as(data).startsWith("SerializationException: ");
        }
    }

    @Test
    void broken_cbor_is_a_serialization_error_in_cbor() throws Exception {
        byte[][] bodies = {
            {},
            {(byte) 0xA1},
            {(byte) 0xFF},
            {0x40},
            {(byte) 0xA1, 0x61, 'a', 0x5A, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
            {(byte) 0xA1, 0x61, 'a', 0x5B, 0, 0, 0, 1, 0, 0, 0, 0},
        };
        for (byte[] body : bodies) {
            Answer answer = caller.call(
                    "DescribeStream", "application/x-amz-cbor-1.1", HttpRequest.BodyPublishers.ofByteArray(body));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.contentType()).isEqualTo("application/x-amz-cbor-1.1");
            assertThat(answer.text()).contains("SerializationException");
        }
    }

    @Test
    void unknown_members_and_nulls_are_passed_over() throws Exception {
        Answer answer = caller.call(
                "DescribeStreamSummary",
                "{\"StreamName\":\"rides\",\"StreamARN\":null,\"StreamId\":\"x\",\"Later\":{\"a\":[1.5e3]}}");

        assertThat(answer.status()).isEqualTo(200);
    }
}
