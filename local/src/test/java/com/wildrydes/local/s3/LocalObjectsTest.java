package com.wildrydes.local.s3;

import com.wildrydes.local.SdkClients;
import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/// The contract of objects, kept by the local stack.
class LocalObjectsTest extends ObjectsContract {
    @TempDir
    static Path folder;

    private static S3Service service;
    private static FrontDoor door;
    private static S3Client client;

    @BeforeAll
    static void open() throws IOException {
        service = S3Service.open(folder.resolve("s3"), folder.resolve("s3-drafts"));
        door = FrontDoor.open(service);
        client = SdkClients.of(S3Client.builder(), door.endpoint(), builder -> builder.forcePathStyle(true));
    }

    @AfterAll
    static void close() {
        client.close();
        door.close();
        service.close();
    }

    @Override
    S3Client s3() {
        return client;
    }
}
