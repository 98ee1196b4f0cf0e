package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.Invocations;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.s3.FakeS3;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final Invocations lambda = new Invocations("Aggregator");
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
                lambda.console());
    }

    @Test
    void a_batch_is_counted_and_reported_finished() throws Exception {
        List<StatusEvent> events = Events.many(300);
        List<byte[]> packed =
                events.stream().skip(100).map(StatusEventCodec::encode).toList();
        var batch = new ArrayList<KinesisRecord>();
        events.stream().limit(100).forEach(event -> batch.add(StreamRecords.plain(batch.size(), event)));
        batch.add(StreamRecords.aggregated(100, packed));

        assertThat(invoke(batch)).isEmpty();

        assertThat(contents()).isEqualTo(Recomputation.of(events));
        assertThat(lambda.counter("EventsReceived")).isEqualTo(300);
        assertThat(lambda.counter("EventsCounted")).isEqualTo(300);
        assertThat(lambda.counter("EventsDuplicate")).isZero();
        assertThat(lambda.counter("BatchesUnfinished")).isZero();
    }

    @Test
    void a_batch_that_comes_again_to_a_cold_process_changes_nothing() throws Exception {
        List<StatusEvent> events = Events.many(50);
        List<KinesisRecord> batch = StreamRecords.plain(events);
        invoke(batch);
        handler = handlerOn(table);
        invoke(batch);
        assertThat(contents()).isEqualTo(Recomputation.of(events));
        assertThat(lambda.counter("EventsDuplicate")).isEqualTo(50);
    }

    @Test
    void what_is_no_event_is_in_the_bucket_when_the_batch_is_finished() throws Exception {
        s3.failWith(503);
        List<KinesisRecord> batch = List.of(StreamRecords.text(7001, "junk"), StreamRecords.plain(7002, Events.at(1)));
        assertThat(invoke(batch)).isEmpty();
        String object = "/data/quarantine/wildrydes/" + StreamRecords.SHARD + "/" + StreamRecords.sequenceNumber(7001)
                + ".jsonl";
        assertThat(new String(s3.objects().get(object), StandardCharsets.UTF_8)).contains("\"payload\":\"anVuaw==\"");
        assertThat(lambda.counter("EventsQuarantined")).isEqualTo(1);
        assertThat(lambda.counter("EventsReceived")).isEqualTo(2);
    }

    @Test
    void a_bucket_that_refuses_leaves_the_batch_from_its_record_on() throws Exception {
        s3.failWith(403);
        List<KinesisRecord> batch = List.of(
                StreamRecords.plain(0, Events.at(1)),
                StreamRecords.text(1, "junk secret payload"),
                StreamRecords.plain(2, Events.at(2)));
        assertThat(invoke(batch)).containsExactly(StreamRecords.sequenceNumber(1));
        assertThat(lambda.counter("BatchesUnfinished")).isEqualTo(1);
        assertThat(lambda.log())
                .contains("\"level\":\"WARN\"", "s3:PutObject data/quarantine/", "HTTP 403")
                .doesNotContain("secret", "c2VjcmV0");
    }

    @Test
    void a_missing_table_leaves_the_whole_batch() throws Exception {
        handler = handlerOn("Missing");
        assertThat(invoke(StreamRecords.plain(Events.many(20)))).containsExactly(StreamRecords.sequenceNumber(0));
        assertThat(lambda.log()).contains("ResourceNotFoundException");
        assertThat(lambda.counter("EventsReceived")).isZero();
    }

    @Test
    void an_invocation_without_time_left_begins_nothing() throws Exception {
        List<KinesisRecord> batch = StreamRecords.plain(List.of(Events.at(1)));
        assertThat(lambda.invoke(handler, batch, 1000)).hasSize(1);
        assertThat(contents()).isEmpty();
        assertThat(lambda.log()).contains("the invocation's time was up");
    }

    @Test
    void what_is_no_kinesis_event_fails_the_invocation() {
        assertThatThrownBy(() -> lambda.invoke(handler, "{\"Records\":7}"))
                .hasMessageContaining("Records must be START_ARRAY");
    }

    private List<String> invoke(List<KinesisRecord> batch) throws IOException {
        return lambda.invoke(handler, batch);
    }

    private Map<String, Map<String, String>> contents() {
        return SensorTable.contents(tableClients.dynamoDb(), table);
    }
}
