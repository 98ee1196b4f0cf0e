package com.wildrydes.local.dynamodb;

import com.wildrydes.local.LocalStackContainers;
import com.wildrydes.local.SdkClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The contract of conditional writes, kept by LocalStack: so that the tests say what DynamoDB does, not what ours
/// does. Skipped where Docker does not have it.
class LocalStackConditionalWritesTest extends ConditionalWritesContract {
    private static LocalStackContainer container;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() throws InterruptedException {
        container = LocalStackContainers.of("the contract of conditional writes", "dynamodb");
        container.start();
        client = SdkClients.of(DynamoDbClient.builder(), container.getEndpoint());
        createTable(client);
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (container != null) {
            container.stop();
        }
    }

    @Override
    DynamoDbClient client() {
        return client;
    }
}
