package com.wildrydes.local.dynamodb;

import com.wildrydes.local.SdkClients;
import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The contract of conditional writes, kept by the local stack.
class LocalConditionalWritesTest extends ConditionalWritesContract {
    @TempDir
    static Path folder;

    private static DynamoDbService service;
    private static FrontDoor door;
    private static DynamoDbClient client;

    @BeforeAll
    static void open() throws IOException {
        service = DynamoDbService.open(folder);
        door = FrontDoor.open(service);
        client = SdkClients.of(DynamoDbClient.builder(), door.endpoint());
        createTable(client);
    }

    @AfterAll
    static void close() {
        client.close();
        door.close();
        service.close();
    }

    @Override
    DynamoDbClient client() {
        return client;
    }
}
