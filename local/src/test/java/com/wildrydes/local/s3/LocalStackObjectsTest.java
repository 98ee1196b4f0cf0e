package com.wildrydes.local.s3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wildrydes.local.SdkClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.s3.S3Client;

/// The contract of objects, kept by LocalStack: so that the tests say what S3 does, not what ours does.
/// Skipped without Docker.
class LocalStackObjectsTest extends ObjectsContract {
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private static LocalStackContainer container;
    private static S3Client client;

    @BeforeAll
    static void start() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            System.out.println("Skipped: the contract of objects against " + IMAGE
                    + ", because no Docker answers. To run it, start Docker, then scripts/test.");
        }
        assumeTrue(docker, "Docker answers");
        container = new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("s3");
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
