package com.wildrydes.processors.archiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.firehose.FakeFirehose;
import com.wildrydes.processors.firehose.FakeFirehose.Answer;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.Invocations;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/// The function from the JSON that Lambda sends to the JSON that it takes back, with the SDK's client and a
/// delivery stream that answers as it is told.
class ArchiverHandlerTest {

    private final Invocations lambda = new Invocations("Archiver");
    private FakeFirehose firehose;
    private FirehoseClient client;
    private ArchiverHandler handler;

    @BeforeEach
    void wire() throws IOException {
        firehose = FakeFirehose.start();
        client = AwsClients.firehose(builder -> builder.endpointOverride(firehose.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
        handler = new ArchiverHandler(new ArchiverSettings("wildrydes-archive"), client, lambda.console());
    }

    @AfterEach
    void close() {
        client.close();
        firehose.close();
    }

    @Test
    void a_batch_is_archived_sorted_in_one_record_and_reported_finished() throws Exception {
        List<StatusEvent> events = Events.many(300);
        List<byte[]> packed =
                events.stream().skip(100).map(StatusEventCodec::encode).toList();
        var batch = new ArrayList<KinesisRecord>();
        events.stream().limit(100).forEach(event -> batch.add(StreamRecords.plain(batch.size(), event)));
        batch.add(StreamRecords.aggregated(100, packed));

        assertThat(invoke(batch)).isEmpty();

        assertThat(firehose.accepted()).hasSize(1);
        List<JsonNode> lines = ArchivedLines.of(firehose.accepted());
        assertThat(lines).extracting(ArchivedLines::event).containsExactlyElementsOf(sorted(events));
        assertThat(lambda.counter("EventsReceived")).isEqualTo(300);
        assertThat(lambda.counter("EventsArchived")).isEqualTo(300);
        assertThat(lambda.counter("EventsRejected")).isZero();
        assertThat(lambda.counter("EventsRepeated")).isZero();
        assertThat(lambda.counter("BatchesUnfinished")).isZero();
        assertThat(lambda.counter("Records")).isEqualTo(101);
        assertThat(lambda.counter("RecordsSent")).isEqualTo(1);
        assertThat(lambda.counter("BytesSent")).isEqualTo(firehose.accepted().getFirst().length);
    }

    @Test
    void what_is_no_event_is_counted_and_not_archived() throws Exception {
        assertThat(invoke(List.of(StreamRecords.text(0, "junk"), StreamRecords.plain(1, Events.at(1)))))
                .isEmpty();
        assertThat(ArchivedLines.of(firehose.accepted())).hasSize(1);
        assertThat(lambda.counter("EventsRejected")).isEqualTo(1);
        assertThat(lambda.counter("EventsReceived")).isEqualTo(2);
    }

    @Test
    void a_batch_without_an_event_calls_nobody() throws Exception {
        assertThat(invoke(List.of(StreamRecords.text(0, "junk")))).isEmpty();
        assertThat(firehose.calls()).isEmpty();
    }

    @Test
    void of_several_records_only_the_refused_ones_are_put_again() throws Exception {
        List<KinesisRecord> batch = aggregated(Events.many(10_000));
        firehose.answer(
                new Answer.Refuse("ServiceUnavailableException", List.of(0, 2)),
                new Answer.Refuse("InternalFailure", List.of(1)));
        assertThat(invoke(batch)).isEmpty();

        List<Integer> all = firehose.calls().getFirst();
        assertThat(all).hasSizeGreaterThanOrEqualTo(3);
        assertThat(firehose.calls()).containsExactly(all, List.of(all.get(0), all.get(2)), List.of(all.get(2)));
        assertThat(ArchivedLines.of(firehose.accepted())).hasSize(10_000);
        assertThat(lambda.counter("EventsArchived")).isEqualTo(10_000);
    }

    @Test
    void throttling_and_failures_of_the_service_pass() throws Exception {
        firehose.answer(
                new Answer.Fail(503, "ServiceUnavailableException"),
                new Answer.Fail(400, "LimitExceededException"),
                new Answer.Fail(400, "ThrottlingException"),
                new Answer.Fail(500, "InternalFailure"));
        assertThat(invoke(List.of(StreamRecords.plain(0, Events.at(1))))).isEmpty();
        assertThat(firehose.calls()).hasSize(5);
        assertThat(ArchivedLines.of(firehose.accepted())).hasSize(1);
    }

    @Test
    void an_answer_that_does_not_say_which_record_failed_is_none() throws Exception {
        firehose.answer(new Answer.Mumble());
        assertThat(invoke(List.of(StreamRecords.plain(0, Events.at(1))))).isEmpty();
        assertThat(firehose.calls()).hasSize(2);
        assertThat(ArchivedLines.of(firehose.accepted())).hasSize(1);
    }

    @Test
    void an_answer_that_is_lost_makes_an_event_come_twice_rather_than_never() throws Exception {
        firehose.answer(new Answer.Lose());
        assertThat(invoke(List.of(StreamRecords.plain(0, Events.at(1))))).isEmpty();
        assertThat(ArchivedLines.of(firehose.accepted()))
                .hasSize(2)
                .extracting(ArchivedLines::event)
                .containsOnly(Events.at(1));
        assertThat(lambda.counter("EventsArchived")).isEqualTo(1);
    }

    @Test
    void a_delivery_stream_that_is_gone_leaves_the_whole_batch_at_once() throws Exception {
        firehose.answer(new Answer.Fail(400, "ResourceNotFoundException"));
        assertThat(invoke(List.of(StreamRecords.plain(3, Events.at(1)), StreamRecords.plain(4, Events.at(2)))))
                .containsExactly(StreamRecords.sequenceNumber(3));
        assertThat(firehose.calls()).hasSize(1);
        assertThat(lambda.counter("BatchesUnfinished")).isEqualTo(1);
        assertThat(lambda.counter("EventsReceived")).isZero();
        assertThat(lambda.log())
                .contains(
                        "\"level\":\"WARN\"",
                        "firehose:PutRecordBatch wildrydes-archive",
                        "ResourceNotFoundException",
                        StreamRecords.sequenceNumber(3))
                .doesNotContain("Shadowfax");
    }

    @Test
    void an_invocation_without_time_left_begins_nothing() throws Exception {
        assertThat(lambda.invoke(handler, List.of(StreamRecords.plain(0, Events.at(1))), 1000))
                .hasSize(1);
        assertThat(firehose.calls()).isEmpty();
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

    private static List<StatusEvent> sorted(List<StatusEvent> events) {
        var sorted = new ArrayList<>(events);
        sorted.sort((a, b) -> a.name().equals(b.name())
                ? Long.compare(a.statusTimeMs(), b.statusTimeMs())
                : a.name().compareTo(b.name()));
        return sorted;
    }

    /// Records of 100 events.
    private static List<KinesisRecord> aggregated(List<StatusEvent> events) {
        return IntStream.range(0, events.size() / 100)
                .mapToObj(i -> StreamRecords.aggregated(
                        i,
                        events.subList(100 * i, 100 * i + 100).stream()
                                .map(StatusEventCodec::encode)
                                .toList()))
                .toList();
    }
}
