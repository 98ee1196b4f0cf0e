package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.FakeContext;
import com.wildrydes.processors.fixtures.LambdaEvents;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.s3.FakeS3;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The function from the JSON that Lambda sends to the JSON that it takes back, on DynamoDB Local and a fake
/// S3.
class AggregatorHandlerTest {

    private static LocalDynamoDb server;
    private static AwsClients tableClients;
    private static FakeS3 s3;
    private static AwsClients bucketClients;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private String table;
    private AggregatorHandler handler;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
        tableClients = server.clients();
        s3 = FakeS3.start();
        bucketClients = LocalDynamoDb.clients(s3.endpoint());
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        s3.close();
    }

    @BeforeEach
    void wire() {
        table = "UnicornSensorData" + System.nanoTime();
        SensorTable.create(tableClients.dynamoDb(), table);
        handler = handlerOn(table);
    }

    private AggregatorHandler handlerOn(String tableName) {
        return new AggregatorHandler(
                new AggregatorSettings(tableName, "data", "quarantine/", 16, true),
                new AwsClients(tableClients.dynamoDb(), bucketClients.s3()),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Test
    void a_batch_is_counted_and_reported_finished() throws Exception {
        List<StatusEvent> events = minutesOf(300);
        List<byte[]> packed =
                events.stream().skip(100).map(StatusEventCodec::encode).toList();
        var batch = new ArrayList<KinesisRecord>();
        events.stream().limit(100).forEach(event -> batch.add(StreamRecords.plain(batch.size(), event)));
        batch.add(StreamRecords.aggregated(100, packed));

        assertThat(invoke(batch).getBatchItemFailures()).isEmpty();

        assertThat(contents()).isEqualTo(Recomputation.of(events));
        assertThat(logged("EventsReceived")).isEqualTo(300);
        assertThat(logged("EventsCounted")).isEqualTo(300);
        assertThat(logged("EventsDuplicate")).isZero();
        assertThat(logged("BatchesUnfinished")).isZero();
    }

    @Test
    void a_batch_that_comes_again_to_a_cold_process_changes_nothing() throws Exception {
        List<StatusEvent> events = minutesOf(50);
        List<KinesisRecord> batch = plain(events);
        invoke(batch);
        handler = handlerOn(table);
        invoke(batch);
        assertThat(contents()).isEqualTo(Recomputation.of(events));
        assertThat(logged("EventsDuplicate")).isEqualTo(50);
    }

    @Test
    void what_is_no_event_is_in_the_bucket_when_the_batch_is_finished() throws Exception {
        s3.failWith(503);
        List<KinesisRecord> batch = List.of(StreamRecords.text(7001, "junk"), StreamRecords.plain(7002, Events.at(1)));
        assertThat(invoke(batch).getBatchItemFailures()).isEmpty();
        String object = "/data/quarantine/wildrydes/" + StreamRecords.SHARD + "/" + StreamRecords.sequenceNumber(7001)
                + ".jsonl";
        assertThat(new String(s3.objects().get(object), StandardCharsets.UTF_8)).contains("\"payload\":\"anVuaw==\"");
        assertThat(logged("EventsQuarantined")).isEqualTo(1);
        assertThat(logged("EventsReceived")).isEqualTo(2);
    }

    @Test
    void a_bucket_that_refuses_leaves_the_batch_from_its_record_on() throws Exception {
        s3.failWith(403);
        List<KinesisRecord> batch = List.of(
                StreamRecords.plain(0, Events.at(1)),
                StreamRecords.text(1, "junk secret payload"),
                StreamRecords.plain(2, Events.at(2)));
        assertThat(invoke(batch).getBatchItemFailures())
                .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly(StreamRecords.sequenceNumber(1));
        assertThat(logged("BatchesUnfinished")).isEqualTo(1);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("\"level\":\"WARN\"", "s3:PutObject data/quarantine/", "HTTP 403")
                .doesNotContain("secret", "c2VjcmV0");
    }

    @Test
    void a_missing_table_leaves_the_whole_batch() throws Exception {
        handler = handlerOn("Missing");
        assertThat(invoke(plain(minutesOf(20))).getBatchItemFailures())
                .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly(StreamRecords.sequenceNumber(0));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("ResourceNotFoundException");
        assertThat(logged("EventsReceived")).isZero();
    }

    @Test
    void an_invocation_without_time_left_begins_nothing() throws Exception {
        List<KinesisRecord> batch = plain(List.of(Events.at(1)));
        assertThat(invoke(batch, 1000).getBatchItemFailures()).hasSize(1);
        assertThat(contents()).isEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("the invocation's time was up");
    }

    @Test
    void what_is_no_kinesis_event_fails_the_invocation() {
        var event = new ByteArrayInputStream("{\"Records\":7}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> handler.handleRequest(event, new ByteArrayOutputStream(), new FakeContext(60_000)))
                .hasMessageContaining("Records must be START_ARRAY");
    }

    private StreamsEventResponse invoke(List<KinesisRecord> batch) throws IOException {
        return invoke(batch, 60_000);
    }

    private StreamsEventResponse invoke(List<KinesisRecord> batch, int remainingMs) throws IOException {
        var response = new ByteArrayOutputStream();
        log.reset();
        handler.handleRequest(
                new ByteArrayInputStream(LambdaEvents.json(batch)), response, new FakeContext(remainingMs));
        return new ObjectMapper().readValue(response.toByteArray(), StreamsEventResponse.class);
    }

    private long logged(String counter) throws IOException {
        JsonNode line = new ObjectMapper()
                .readTree(
                        log.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow());
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").textValue()).isEqualTo("WildRydes");
        assertThat(line.get("Function").textValue()).isEqualTo("Aggregator");
        return line.get(counter).longValue();
    }

    private Map<String, Map<String, String>> contents() {
        return SensorTable.contents(tableClients.dynamoDb(), table);
    }

    private static List<StatusEvent> minutesOf(int events) {
        return IntStream.range(0, events)
                .mapToObj(i -> Events.named("Unicorn " + i % 7, 1000 * i))
                .toList();
    }

    private static List<KinesisRecord> plain(List<StatusEvent> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> StreamRecords.plain(i, events.get(i)))
                .toList();
    }
}
