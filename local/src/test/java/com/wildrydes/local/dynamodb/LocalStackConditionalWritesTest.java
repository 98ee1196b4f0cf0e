package com.wildrydes.local.dynamodb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wildrydes.local.SdkClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The contract of conditional writes, kept by LocalStack: so that the tests say what DynamoDB does, not what ours
/// does.
/// Skipped without Docker.
class LocalStackConditionalWritesTest extends ConditionalWritesContract {
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private static LocalStackContainer container;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            System.out.println("Skipped: the contract of conditional writes against " + IMAGE
                    + ", because no Docker answers. To run it, start Docker, then scripts/test.");
        }
        assumeTrue(docker, "Docker answers");
        container = new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb");
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
