package com.wildrydes.processors.aggregator;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table in DynamoDB keeps the contract, through the real client, on LocalStack.
///
/// Nothing is pulled: without Docker, or without the images, the contract is skipped.
class LocalStackMinuteTableTest extends MinuteTableContract {

    private static final String IMAGE = "localstack/localstack:4.14.0";
    private static final String REAPER = "testcontainers/ryuk";

    private static LocalStackContainer localStack;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws Exception {
        boolean reaped = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED")) || isPresent(REAPER);
        if (!isPresent(IMAGE) || !reaped) {
            String how = "Skipped the table's contract on LocalStack: to run it, start Docker, pull " + IMAGE + " and "
                    + REAPER + " (or set TESTCONTAINERS_RYUK_DISABLED=true)";
            System.out.println(how);
            Assumptions.abort(how);
        }
        localStack = new LocalStackContainer(DockerImageName.parse(IMAGE)).withServices("dynamodb");
        localStack.start();
        dynamoDb = LocalDynamoDb.clients(localStack.getEndpoint()).dynamoDb();
        createTable();
    }

    /// The first call starts the service behind it, which may take longer than a handler waits.
    private static void createTable() {
        try (DynamoDbClient patient = DynamoDbClient.builder()
                .httpClient(Apache5HttpClient.create())
                .endpointOverride(localStack.getEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(localStack.getAccessKey(), localStack.getSecretKey())))
                .build()) {
            LocalDynamoDb.createTable(patient, "UnicornSensorData");
        }
    }

    /// Asked of the `docker` command: Testcontainers' own client would begin by pulling images.
    private static boolean isPresent(String image) throws InterruptedException {
        try {
            Process docker = new ProcessBuilder("docker", "image", "ls", "--quiet", image)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean listed = docker.getInputStream().readAllBytes().length > 0;
            return docker.waitFor() == 0 && listed;
        } catch (IOException noDockerCommand) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        if (localStack != null) {
            localStack.stop();
        }
    }

    @Override
    MinuteTable table() {
        return new DynamoDbMinuteTable(dynamoDb, "UnicornSensorData");
    }
}
