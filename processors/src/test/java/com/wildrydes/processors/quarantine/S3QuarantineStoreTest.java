package com.wildrydes.processors.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.s3.FakeS3;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class S3QuarantineStoreTest {

    private static final String OBJECT = "/data/quarantine/wildrydes/shardId-000000000002/4959.jsonl";

    private FakeS3 s3;
    private QuarantineStore store;

    @BeforeEach
    void start() throws IOException {
        s3 = FakeS3.start();
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        AwsClients clients = AwsClients.open(
                2,
                true,
                client -> client.endpointOverride(s3.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials));
        store = new S3QuarantineStore(clients.s3(), "data", "quarantine/");
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Test
    void a_records_rejected_members_are_one_object_with_a_line_each() throws Exception {
        byte[] data = "good bad worse".getBytes(StandardCharsets.UTF_8);
        store.keep(record(data, rejected(data, 5, 3, 1, "must be \"less\""), rejected(data, 9, 5, 2, "worse")));

        assertThat(s3.objects()).containsOnlyKeys(OBJECT);
        String[] lines = stored().split("\n");
        assertThat(lines).hasSize(2);
        String expected = """
                {"id": "shardId-000000000002:4959:1", "stream": "wildrydes", "shardId": "shardId-000000000002",
                 "sequenceNumber": "4959", "subSequenceNumber": 1, "partitionKey": "Shadowfax 🦄",
                 "arrival": "2026-07-21T09:15:00.123Z", "reason": "must be \\"less\\"", "payload": "YmFk"}
                """;
        assertThat(json(lines[0])).isEqualTo(json(expected));
        assertThat(json(lines[1]).get("id").textValue()).isEqualTo("shardId-000000000002:4959:2");
        assertThat(json(lines[1]).get("payload").binaryValue()).asString().isEqualTo("worse");
    }

    @Test
    void the_same_record_again_changes_nothing() throws Exception {
        byte[] data = "junk".getBytes(StandardCharsets.UTF_8);
        store.keep(record(data, rejected(data, 0, 4, 0, "JSON")));
        String first = stored();
        store.keep(record(data, rejected(data, 0, 4, 0, "JSON")));
        assertThat(s3.objects()).containsOnlyKeys(OBJECT);
        assertThat(stored()).isEqualTo(first);
    }

    @Test
    void a_megabyte_is_kept_byte_for_byte() throws Exception {
        var data = new byte[1 << 20];
        new Random(5).nextBytes(data);
        store.keep(record(data, rejected(data, 0, data.length, 0, "JSON")));
        assertThat(json(stored()).get("payload").binaryValue()).isEqualTo(data);
    }

    @Test
    void half_a_surrogate_pair_in_a_partition_key_does_not_stop_the_record() throws Exception {
        byte[] data = {1};
        var member = new UserRecord("half \ud83e", null, data, 0, 1, 0, true);
        store.keep(record(data, new RejectedMember(member, "JSON")));
        assertThat(json(stored()).get("partitionKey").textValue()).isEqualTo("half \ud83e");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void a_bucket_that_fails_is_unavailable(int status) {
        byte[] data = {1};
        s3.failWith(status);
        assertThatThrownBy(() -> store.keep(record(data, rejected(data, 0, 1, 0, "JSON"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("s3:PutObject data/quarantine/wildrydes/shardId-000000000002/4959.jsonl")
                .hasMessageContaining("HTTP " + status);
        assertThat(s3.objects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void a_bucket_that_does_not_let_us_in_refuses(int status) {
        byte[] data = {1};
        s3.failWith(status);
        assertThatThrownBy(() -> store.keep(record(data, rejected(data, 0, 1, 0, "JSON"))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_record_without_rejected_members_is_none_for_the_quarantine() {
        assertThatThrownBy(() -> record(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have rejected members");
    }

    private String stored() {
        return new String(s3.objects().get(OBJECT), StandardCharsets.UTF_8);
    }

    private static QuarantinedRecord record(byte[] data, RejectedMember... members) {
        long arrival = Instant.parse("2026-07-21T09:15:00.123Z").toEpochMilli();
        var record = new KinesisRecord("wildrydes", "shardId-000000000002", "4959", "Shadowfax", arrival, data);
        return new QuarantinedRecord(record, List.of(members));
    }

    private static RejectedMember rejected(byte[] data, int offset, int length, long position, String reason) {
        var member = new UserRecord("Shadowfax 🦄", null, data, offset, length, position, true);
        return new RejectedMember(member, reason);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
