package com.wildrydes.local.s3;

import com.wildrydes.local.LocalStackContainers;
import com.wildrydes.local.SdkClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.s3.S3Client;

/// The contract of objects, kept by LocalStack: so that the tests say what S3 does, not what ours does.
/// Skipped where Docker does not have it.
class LocalStackObjectsTest extends ObjectsContract {
    private static LocalStackContainer container;
    private static S3Client client;

    @BeforeAll
    static void start() throws InterruptedException {
        container = LocalStackContainers.of("the contract of objects", "s3");
        container.start();
        client = SdkClients.of(S3Client.builder(), container.getEndpoint(), builder -> builder.forcePathStyle(true));
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
    S3Client s3() {
        return client;
    }
}
