package com.wildrydes.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.local.SdkClients;
import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.frontdoor.Fault;
import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sns.model.Topic;

/// The service through the SDK's client.
class SnsServiceTest {
    private static final String PREFIX = "arn:aws:sns:us-east-1:000000000000:";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00.123456Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Queue<Boolean> refusals = new ArrayDeque<>();
    private Sns sns;
    private SnsService service;
    private FrontDoor door;
    private SnsClient client;

    @BeforeEach
    void open() throws IOException {
        sns = Sns.open(folder, NOON, PREFIX);
        service = new SnsService(sns, "000000000000", () -> Boolean.TRUE.equals(refusals.poll()));
        door = FrontDoor.open(0, List.of(service), List.of(new SnsPage(sns)), _ -> Fault.NONE);
        client = SdkClients.of(SnsClient.builder(), URI.create("http://127.0.0.1:" + door.port()));
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
        sns.close();
    }

    @Test
    void a_topic_is_made_once_and_known_by_its_arn() {
        String arn = client.createTopic(create -> create.name("UnicornAlerts")).topicArn();
        assertThat(arn).isEqualTo(PREFIX + "UnicornAlerts");
        assertThat(client.createTopic(create -> create.name("UnicornAlerts")).topicArn())
                .isEqualTo(arn);
        assertThat(client.listTopics().topics()).extracting(Topic::topicArn).containsExactly(arn);
        assertThat(client.getTopicAttributes(get -> get.topicArn(arn)).attributes())
                .containsEntry("TopicArn", arn)
                .containsEntry("Owner", "000000000000")
                .containsEntry("SubscriptionsConfirmed", "0");
    }

    @Test
    void topics_are_listed_page_by_page() throws IOException {
        for (int i = 0; i < 205; i++) {
            sns.ensureTopic("topic-" + i);
        }
        assertThat(client.listTopics().topics()).hasSize(100);
        assertThat(client.listTopicsPaginator().topics().stream().distinct()).hasSize(205);
    }

    @Test
    void a_message_is_kept_with_its_subject_and_its_attributes() throws Exception {
        String arn = sns.ensureTopic("UnicornAlerts");
        String id = client.publish(publish -> publish.topicArn(arn)
                        .subject("Shadowfax: health 73")
                        .message("<&> \"quotes\" & 🦄\n")
                        .messageAttributes(Map.of(
                                "vital",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("healthPoints")
                                        .build())))
                .messageId();
        JsonNode topic = page("").at("/topics/0");
        assertThat(topic.path("topicArn").asText()).isEqualTo(arn);
        assertThat(topic.path("published").asLong()).isEqualTo(1);
        JsonNode message = topic.at("/messages/0");
        assertThat(message.path("messageId").asText()).isEqualTo(id);
        assertThat(message.path("publishedAt").asText()).isEqualTo("2026-11-22T12:00:00.123Z");
        assertThat(message.path("subject").asText()).isEqualTo("Shadowfax: health 73");
        assertThat(message.path("message").asText()).isEqualTo("<&> \"quotes\" & 🦄\n");
        assertThat(message.at("/attributes/vital/value").asText()).isEqualTo("healthPoints");
    }

    @Test
    void a_batch_is_kept_in_its_order_and_answered_by_id() throws Exception {
        String arn = sns.ensureTopic("UnicornAlerts");
        PublishBatchResponse response =
                client.publishBatch(batch -> batch.topicArn(arn).publishBatchRequestEntries(entries(10)));
        assertThat(response.failed()).isEmpty();
        assertThat(response.successful())
                .extracting(entry -> entry.id() + (entry.messageId().length() > 30 ? "" : "?"))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(page("?limit=3").at("/topics/0/messages").findValuesAsText("message"))
                .containsExactly("message 9", "message 8", "message 7");
    }

    @Test
    void an_entry_that_breaks_a_rule_is_refused_and_the_others_are_taken() throws Exception {
        String arn = sns.ensureTopic("UnicornAlerts");
        PublishBatchResponse response = client.publishBatch(batch -> batch.topicArn(arn)
                .publishBatchRequestEntries(entry("good", "x", null), entry("bad", "x", "line\nbreak")));
        assertThat(response.successful())
                .singleElement()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo("good"));
        assertThat(response.failed()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("bad");
            assertThat(entry.code()).isEqualTo("InvalidParameter");
            assertThat(entry.message()).isEqualTo("Invalid parameter: Subject");
            assertThat(entry.senderFault()).isTrue();
        });
        assertThat(page("").at("/topics/0/published").asLong()).isEqualTo(1);
    }

    @Test
    void a_fault_rule_refuses_entries_of_a_batch() {
        String arn = client.createTopic(create -> create.name("UnicornAlerts")).topicArn();
        refusals.addAll(List.of(false, true, false));
        PublishBatchResponse response =
                client.publishBatch(batch -> batch.topicArn(arn).publishBatchRequestEntries(entries(3)));
        assertThat(response.failed()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("1");
            assertThat(entry.code()).isEqualTo("InternalError");
            assertThat(entry.senderFault()).isFalse();
        });
        assertThat(response.successful()).hasSize(2);
    }

    @Test
    void a_topic_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> client.publish(
                        publish -> publish.topicArn(PREFIX + "Missing").message("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist");
        assertThatThrownBy(() -> client.getTopicAttributes(get -> get.topicArn(PREFIX + "Missing")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_topic_that_is_deleted_is_gone_with_its_messages() throws Exception {
        String arn = sns.ensureTopic("UnicornAlerts");
        client.publish(publish -> publish.topicArn(arn).message("x"));
        client.deleteTopic(delete -> delete.topicArn(arn));
        client.deleteTopic(delete -> delete.topicArn(arn));
        assertThat(client.listTopics().topics()).isEmpty();
        sns.ensureTopic("UnicornAlerts");
        assertThat(page("").at("/topics/0/published").asLong()).isZero();
    }

    static Stream<String> subjects() {
        return Stream.of("", " starts with a space", "line\nbreak", "ünïcode", "x".repeat(100));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_subject_must_be_short_printable_ascii(String subject) throws IOException {
        String arn = sns.ensureTopic("UnicornAlerts");
        assertThatThrownBy(() -> client.publish(
                        publish -> publish.topicArn(arn).subject(subject).message("x")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid parameter: Subject");
    }

    @Test
    void a_message_must_have_from_one_byte_to_256_kilobytes() throws IOException {
        String arn = sns.ensureTopic("UnicornAlerts");
        client.publish(publish -> publish.topicArn(arn).message("x".repeat(Draft.MOST_BYTES)));
        assertThatThrownBy(() -> client.publish(publish ->
                        publish.topicArn(arn).message("ü".repeat(Draft.MOST_BYTES / 2) + "x")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Message too long");
        assertThatThrownBy(() -> client.publish(publish -> publish.topicArn(arn).message("")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Empty message");
    }

    @Test
    void a_batch_that_breaks_a_rule_as_a_whole_is_refused_as_a_whole() throws Exception {
        String arn = sns.ensureTopic("UnicornAlerts");
        assertBatch(arn, List.of(), EmptyBatchRequestException.class);
        assertBatch(arn, entries(11), TooManyEntriesInBatchRequestException.class);
        assertBatch(
                arn, List.of(entry("a", "x", null), entry("a", "y", null)), BatchEntryIdsNotDistinctException.class);
        assertBatch(arn, List.of(entry("a b", "x", null)), InvalidBatchEntryIdException.class);
        String half = "x".repeat(Draft.MOST_BYTES / 2 + 1);
        assertBatch(arn, List.of(entry("a", half, null), entry("b", half, null)), BatchRequestTooLongException.class);
        assertThat(page("").at("/topics/0/published").asLong()).isZero();
    }

    private void assertBatch(String arn, List<PublishBatchRequestEntry> entries, Class<?> exception) {
        assertThatThrownBy(
                        () -> client.publishBatch(batch -> batch.topicArn(arn).publishBatchRequestEntries(entries)))
                .isInstanceOf(exception);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "first.fifo", "../escape", "ünïcode"})
    void a_topic_s_name_must_be_of_letters_digits_hyphens_and_underscores(String name) {
        assertThatThrownBy(() -> client.createTopic(create -> create.name(name)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid parameter: Topic Name");
    }

    @Test
    void another_operation_is_refused_by_its_name() throws IOException {
        String arn = sns.ensureTopic("UnicornAlerts");
        assertThatThrownBy(() -> client.subscribe(
                        subscribe -> subscribe.topicArn(arn).protocol("email").endpoint("operator@example.com")))
                .isInstanceOf(SnsException.class)
                .hasMessageContaining("keeps what is published and tells nobody: it has no operation Subscribe");
    }

    @Test
    void requests_are_billed_and_what_is_published_in_steps_of_64_kilobytes() throws IOException {
        String arn = sns.ensureTopic("UnicornAlerts");
        client.listTopics();
        client.publishBatch(batch -> batch.topicArn(arn).publishBatchRequestEntries(entries(10)));
        client.publish(publish -> publish.topicArn(arn).message("x".repeat(64 * 1024)));
        assertThat(service.usage()).isEqualTo(Map.of(BilledUnit.SNS_REQUESTS, 3.0));
        client.publish(publish -> publish.topicArn(arn).message("x".repeat(64 * 1024 + 1)));
        assertThat(service.usage()).isEqualTo(Map.of(BilledUnit.SNS_REQUESTS, 5.0));
    }

    @Test
    void the_page_takes_a_limit_that_is_a_number_and_is_only_read() throws Exception {
        assertThat(get("?limit=many").statusCode()).isEqualTo(400);
        assertThat(get("?limit=many").body()).contains("limit must be a number from 0 to 999999: many");
        HttpRequest delete = HttpRequest.newBuilder(pageUri("")).DELETE().build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(405);
        }
    }

    private JsonNode page(String query) throws Exception {
        HttpResponse<String> response = get(query);
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> get(String query) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(pageUri(query)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private URI pageUri(String query) {
        return URI.create("http://127.0.0.1:" + door.port() + "/_local/sns" + query);
    }

    private static List<PublishBatchRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> entry(Integer.toString(i), "message " + i, null))
                .toList();
    }

    private static PublishBatchRequestEntry entry(String id, String message, @Nullable String subject) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(message)
                .subject(subject)
                .build();
    }
}
