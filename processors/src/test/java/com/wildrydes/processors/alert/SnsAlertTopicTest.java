package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.alert.AlertTopic.Refusal;
import com.wildrydes.processors.alert.FakeSns.Answer;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// The topic through the client that the function has, over HTTP.
class SnsAlertTopicTest {

    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:UnicornAlerts";

    private FakeSns sns;
    private SnsAlertTopic topic;

    @BeforeEach
    void start() throws IOException {
        sns = FakeSns.start();
        topic = new SnsAlertTopic(
                AwsClients.sns(
                        4,
                        client -> client.endpointOverride(sns.endpoint())
                                .region(Region.US_EAST_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))),
                ARN);
    }

    @AfterEach
    void stop() {
        sns.close();
    }

    @Test
    void messages_are_published_at_once_with_subject_body_and_vital() throws Exception {
        assertThat(topic.publish(messages(2))).isEmpty();
        assertThat(sns.requests())
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .containsEntry("Action", "PublishBatch")
                        .containsEntry("TopicArn", ARN)
                        .containsEntry("PublishBatchRequestEntries.member.1.Subject", "Unicorn 0: health 73, below 100")
                        .containsEntry(
                                "PublishBatchRequestEntries.member.2.Message",
                                messages(2).get(1).body())
                        .containsEntry("PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Name", "vital")
                        .containsEntry(
                                "PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.StringValue",
                                "healthPoints"));
    }

    @Test
    void refused_messages_are_named_by_their_index() throws Exception {
        sns.answer(new Answer.Refuse(List.of(1, 3)));
        assertThat(topic.publish(messages(5)))
                .containsExactlyInAnyOrder(
                        new Refusal(1, "InternalError: Try again."), new Refusal(3, "InternalError: Try again."));
    }

    @Test
    void throttling_and_failures_of_the_service_pass() {
        sns.answer(
                new Answer.Fail(429, "Throttled"),
                new Answer.Fail(400, "Throttling"),
                new Answer.Fail(500, "InternalError"),
                new Answer.Lose(),
                new Answer.Mumble());
        for (String reason : List.of("Throttled", "Throttling", "InternalError", "", "was answered for 0 of 3")) {
            assertThatThrownBy(() -> topic.publish(messages(3)))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("sns:PublishBatch " + ARN)
                    .hasMessageContaining(reason);
        }
        // Each of them once: the client does not try again by itself.
        assertThat(sns.requests()).hasSize(5);
    }

    @Test
    void a_lack_of_permission_is_refused() {
        sns.answer(new Answer.Fail(403, "AuthorizationError"));
        assertThatThrownBy(() -> topic.publish(messages(1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("AuthorizationError (HTTP 403");
    }

    private static List<AlertMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Falls.fall("Unicorn " + i, Falls.NOON))
                .map(fall -> AlertMessage.of(AlertId.of(fall), fall))
                .toList();
    }
}
