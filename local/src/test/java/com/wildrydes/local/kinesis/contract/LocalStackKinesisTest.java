package com.wildrydes.local.kinesis.contract;

import com.wildrydes.local.LocalStackContainers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// The contract of Kinesis, kept by LocalStack: so that the tests say what Kinesis does, not what ours does. Skipped
/// where Docker does not have it.
class LocalStackKinesisTest {

    private static LocalStackContainer container;
    private static KinesisClient client;

    @BeforeAll
    static void start() throws InterruptedException {
        container =
                LocalStackContainers.of("the contract of Kinesis", "kinesis").withEnv("ENABLE_CONFIG_UPDATES", "1");
        container.start();
        client = LocalKinesisTest.clientOf(container.getEndpoint());
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
            container.stop();
        }
    }

    @Nested
    class Records extends KinesisRecordsContract {
        @Override
        KinesisClient client() {
            return client;
        }
    }

    @Nested
    class Shards extends KinesisShardsContract {
        @Override
        KinesisClient client() {
            return client;
        }
    }

    @Nested
    class Errors extends KinesisErrorsContract {
        @Override
        KinesisClient client() {
            return client;
        }
    }

    @Nested
    class Throttling extends KinesisThrottlingContract {

        @BeforeEach
        void refuse_some_calls() throws IOException, InterruptedException {
            failWithProbability("0.5");
        }

        @AfterEach
        void refuse_none() throws IOException, InterruptedException {
            failWithProbability("0");
        }

        /// LocalStack's own switch (its documentation of the configuration, "Kinesis").
        private static void failWithProbability(String probability) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(container.getEndpoint().resolve("/_localstack/config"))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"variable\":\"KINESIS_ERROR_PROBABILITY\",\"value\":%s}".formatted(probability)))
                    .build();
            HttpResponse<String> answer;
            try (HttpClient http = HttpClient.newHttpClient()) {
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (answer.statusCode() != 200) {
                throw new IOException("LocalStack refused the setting: " + answer.body());
            }
        }

        @Override
        KinesisClient client() {
            return client;
        }
    }
}
