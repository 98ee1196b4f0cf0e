package com.wildrydes.local.kinesis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/// The SDK for Java speaks CBOR to Kinesis unless it is told not to.
class SdkClientTest {

    @TempDir
    Path folder;

    private Kinesis kinesis;
    private FrontDoor door;
    private KinesisClient client;

    @BeforeEach
    void open() throws IOException {
        kinesis = Kinesis.open(folder, Clock.systemUTC(), KinesisSettings.DEFAULT);
        door = FrontDoor.open(new KinesisService(kinesis));
        client = client();
    }

    private KinesisClient client() {
        return KinesisClient.builder()
                .endpointOverride(door.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
        kinesis.close();
    }

    @Test
    void puts_and_reads_records_over_cbor() {
        assertPutAndRead();
    }

    @Test
    void puts_and_reads_records_over_json() {
        client.close();
        System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
        try {
            client = client();
            assertPutAndRead();
        } finally {
            System.clearProperty(SdkSystemSetting.CBOR_ENABLED.property());
        }
    }

    private void assertPutAndRead() {
        client.createStream(request -> request.streamName("rides").shardCount(1));
        assertThat(client.describeStreamSummary(request -> request.streamName("rides"))
                        .streamDescriptionSummary()
                        .streamStatus())
                .isEqualTo(StreamStatus.ACTIVE);
        byte[] payload = {0, 1, -1, 127};

        PutRecordsResponse put = client.putRecords(request -> request.streamName("rides")
                .records(
                        PutRecordsRequestEntry.builder()
                                .partitionKey("Shadowfax")
                                .data(SdkBytes.fromByteArray(payload))
                                .build(),
                        PutRecordsRequestEntry.builder()
                                .partitionKey("Rocinante")
                                .data(SdkBytes.fromByteArray(new byte[300_000]))
                                .build()));
        Shard shard = client.listShards(request -> request.streamName("rides"))
                .shards()
                .getFirst();
        String iterator = client.getShardIterator(request -> request.streamName("rides")
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        GetRecordsResponse read = client.getRecords(request -> request.shardIterator(iterator));

        assertThat(put.failedRecordCount()).isZero();
        assertThat(read.records()).extracting(Record::partitionKey).containsExactly("Shadowfax", "Rocinante");
        assertThat(read.records().getFirst().data().asByteArray()).isEqualTo(payload);
        assertThat(read.records().get(1).data().asByteArray()).hasSize(300_000);
        assertThat(read.records())
                .extracting(Record::sequenceNumber)
                .isEqualTo(put.records().stream()
                        .map(record -> record.sequenceNumber())
                        .toList());
        assertThat(read.records().getFirst().approximateArrivalTimestamp())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(read.millisBehindLatest()).isZero();
    }

    @Test
    void errors_are_the_exceptions_of_the_sdk() {
        assertThatThrownBy(() -> client.describeStreamSummary(request -> request.streamName("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Stream none under account 000000000000 not found.");
        assertThatThrownBy(() -> client.getRecords(request -> request.shardIterator("nonsense")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Invalid ShardIterator.");
        assertThatThrownBy(() ->
                        client.putRecords(request -> request.streamName("none").records(List.of())))
                .isInstanceOf(KinesisException.class)
                .hasMessageContaining("1 validation error detected: Value '[]' at 'records' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 1");
    }
}
