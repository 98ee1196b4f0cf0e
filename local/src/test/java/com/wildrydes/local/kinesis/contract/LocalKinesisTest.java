package com.wildrydes.local.kinesis.contract;

import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisSettings;
import com.wildrydes.local.kinesis.protocol.KinesisService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// The contract of Kinesis, kept by the local stack.
class LocalKinesisTest {

    /// A front door with nothing but Kinesis behind it, and a client.
    private record Local(Kinesis kinesis, FrontDoor door, KinesisClient client) implements AutoCloseable {

        static Local open(Path folder, KinesisSettings settings) throws IOException {
            Kinesis kinesis = Kinesis.open(folder, Clock.systemUTC(), settings);
            FrontDoor door = FrontDoor.open(new KinesisService(kinesis));
            return new Local(kinesis, door, clientOf(door.endpoint()));
        }

        @Override
        public void close() {
            client.close();
            door.close();
            kinesis.close();
        }
    }

    @TempDir
    static Path folder;

    private static Local local;
    private static Local throttled;

    static KinesisClient clientOf(URI endpoint) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @BeforeAll
    static void open() throws IOException {
        local = Local.open(folder.resolve("plain"), KinesisSettings.DEFAULT);
        throttled = Local.open(folder.resolve("throttled"), KinesisSettings.DEFAULT.withThrottled(true));
    }

    @AfterAll
    static void close() {
        local.close();
        throttled.close();
    }

    @Nested
    class Records extends KinesisRecordsContract {
        @Override
        KinesisClient client() {
            return local.client();
        }
    }

    @Nested
    class Shards extends KinesisShardsContract {
        @Override
        KinesisClient client() {
            return local.client();
        }
    }

    @Nested
    class Errors extends KinesisErrorsContract {
        @Override
        KinesisClient client() {
            return local.client();
        }
    }

    @Nested
    class Throttling extends KinesisThrottlingContract {
        @Override
        KinesisClient client() {
            return throttled.client();
        }
    }
}
