package com.wildrydes.local.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventBufferTest {
    private static final String STREAM = "arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream";
    private static final String ROLE = "arn:aws:iam::123456789012:role/lambda-role";

    private final EventBuffer events = new EventBuffer("shardId-000000000006", STREAM, ROLE);

    @Test
    void an_event_is_written_as_lambdas_developer_guide_shows_it() {
        add(
                "49590338271490256608559692538361571095921575989136588898",
                "1",
                "Hello, this is a test.",
                "1545084650.987");
        add("49590338271490256608559692540925702759324208523137515618", "1", "This is only a test.", "1545084711.166");

        assertThat(new String(events.event(0, 2), UTF_8)).isEqualTo("""
                        {"Records":[\
                        {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1",\
                        "sequenceNumber":"49590338271490256608559692538361571095921575989136588898",\
                        "data":"SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==","approximateArrivalTimestamp":1545084650.987},\
                        "eventSource":"aws:kinesis","eventVersion":"1.0",\
                        "eventID":"shardId-000000000006:49590338271490256608559692538361571095921575989136588898",\
                        "eventName":"aws:kinesis:record","invokeIdentityArn":"arn:aws:iam::123456789012:role/lambda-role",\
                        "awsRegion":"us-east-2",\
                        "eventSourceARN":"arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream"},\
                        {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"1",\
                        "sequenceNumber":"49590338271490256608559692540925702759324208523137515618",\
                        "data":"VGhpcyBpcyBvbmx5IGEgdGVzdC4=","approximateArrivalTimestamp":1545084711.166},\
                        "eventSource":"aws:kinesis","eventVersion":"1.0",\
                        "eventID":"shardId-000000000006:49590338271490256608559692540925702759324208523137515618",\
                        "eventName":"aws:kinesis:record","invokeIdentityArn":"arn:aws:iam::123456789012:role/lambda-role",\
                        "awsRegion":"us-east-2",\
                        "eventSourceARN":"arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream"}]}""");
        assertThat(events.size()).isEqualTo(events.event(0, 2).length);
    }

    @Test
    void any_run_of_records_is_an_event() throws IOException {
        for (int record = 0; record < 200; record++) {
            add("100" + record, "key", "data " + record, "1545084650.001");
        }

        assertThat(sequenceNumbers(events.event(0, 1))).isEqualTo("1000 ");
        assertThat(sequenceNumbers(events.event(99, 102))).isEqualTo("10099 100100 100101 ");
        assertThat(sequenceNumbers(events.event(199, 200))).isEqualTo("100199 ");
    }

    @Test
    void partition_keys_with_quotes_newlines_emoji_and_half_emoji_stay_json() throws IOException {
        add("1", "say \"neigh\"\n\\ \uD83E\uDD84 \uD83E", "x", "1545084650.000");

        JsonNode event = new JsonMapper().readTree(events.event(0, 1));

        assertThat(event.at("/Records/0/kinesis/partitionKey").asText()).isEqualTo("say \"neigh\"\n\\ \uD83E\uDD84 ?");
    }

    @Test
    void a_record_that_would_exceed_six_megabytes_is_left_out() {
        byte[] megabyte = new byte[1024 * 1024];
        int added = 0;
        while (events.add(new SourceRecord("" + added, "key", null, megabyte, Instant.EPOCH))) {
            added++;
        }

        assertThat(added).isEqualTo(4);
        assertThat(events.count()).isEqualTo(4);
        assertThat(events.event(0, 4)).hasSizeLessThanOrEqualTo(6 * 1024 * 1024);
        assertThat(new String(events.event(3, 4), UTF_8)).endsWith("lambda-stream\"}]}");
    }

    @Test
    void the_first_record_is_taken_whatever_its_size() {
        assertThat(events.add(new SourceRecord("1", "key", null, new byte[8 * 1024 * 1024], Instant.EPOCH)))
                .isTrue();
        assertThat(events.size()).isGreaterThan(EventBuffer.MAX_EVENT_BYTES);
    }

    private void add(String sequenceNumber, String key, String data, String seconds) {
        Instant arrival = Instant.ofEpochMilli(Long.parseLong(seconds.replace(".", "")));
        assertThat(events.add(new SourceRecord(sequenceNumber, key, null, data.getBytes(UTF_8), arrival)))
                .isTrue();
    }

    private static String sequenceNumbers(byte[] event) throws IOException {
        StringBuilder numbers = new StringBuilder();
        for (JsonNode record : new JsonMapper().readTree(event).path("Records")) {
            numbers.append(record.at("/kinesis/sequenceNumber").asText()).append(' ');
        }
        return numbers.toString();
    }
}
