package com.wildrydes.local.firehose.protocol;

import static com.wildrydes.local.firehose.protocol.Destinations.BUCKET;
import static com.wildrydes.local.firehose.protocol.Destinations.ROLE;
import static com.wildrydes.local.firehose.protocol.Destinations.converting;
import static com.wildrydes.local.firehose.protocol.Destinations.plain;
import static com.wildrydes.local.firehose.protocol.LocalFirehose.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.firehose.parquet.ParquetRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ParquetCompression;
import software.amazon.awssdk.services.firehose.model.ParquetWriterVersion;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/// Firehose as an SDK's client sees it.
class FirehoseServiceTest {
    /// The first conversion takes a second where nothing else runs.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private LocalFirehose local;
    private FirehoseClient client;

    @BeforeEach
    void open() throws IOException {
        local = LocalFirehose.open(folder);
        client = local.client();
    }

    @AfterEach
    void close() {
        local.close();
    }

    @Test
    void records_of_both_kinds_of_puts_are_delivered() {
        local.create("rides", Destinations::plain);
        var single =
                client.putRecord(request -> request.deliveryStreamName("rides").record(record("one ")));
        assertThat(single.recordId()).isNotEmpty();
        assertThat(single.encrypted()).isFalse();
        PutRecordBatchResponse batch = local.put("rides", record("two "), record("three"));
        assertThat(batch.failedPutCount()).isZero();
        assertThat(batch.requestResponses())
                .extracting(PutRecordBatchResponseEntry::recordId)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .hasSize(2);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(String.join("", texts())).hasSize(13).contains("one ", "two three"));
        assertThat(local.objects().keySet()).allMatch(key -> key.startsWith("archive/20"));
    }

    private List<String> texts() {
        return local.objects().values().stream().map(String::new).toList();
    }

    @Test
    void records_are_converted_by_the_table_of_the_stream() {
        local.create("rides", Destinations::converting);
        local.put("rides", record("{\"Unicorn\":\"Shadowfax\",\"id\":1}\n{\"id\":2}"), record("{\"id\":{}}"));
        await().atMost(PATIENCE).until(() -> local.objects().size() == 2);
        local.objects().forEach((key, bytes) -> {
            if (key.startsWith("archive/errors/format-conversion-failed/")) {
                assertThat(new String(bytes)).contains("DataFormatConversion.MalformedData");
            } else {
                assertThat(key).startsWith("archive/events/day=").endsWith(".parquet");
                assertThat(rows(bytes)).extracting(row -> row.get("name")).containsExactly("Shadowfax", null);
            }
        });
    }

    private static List<Map<String, Object>> rows(byte[] parquet) {
        try {
            return ParquetRows.read(parquet);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_stream_is_described_as_it_was_created() {
        Instant before = Instant.now().minusMillis(1);
        local.create("rides", Destinations::converting);
        DeliveryStreamDescription stream = describe("rides");
        assertThat(stream.deliveryStreamARN())
                .isEqualTo("arn:aws:firehose:us-east-1:000000000000:deliverystream/rides");
        assertThat(stream.deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.ACTIVE);
        assertThat(stream.deliveryStreamType()).isEqualTo(DeliveryStreamType.DIRECT_PUT);
        assertThat(stream.versionId()).isEqualTo("1");
        assertThat(stream.createTimestamp()).isBetween(before, Instant.now());
        assertThat(stream.hasMoreDestinations()).isFalse();
        ExtendedS3DestinationDescription s3 = stream.destinations().getFirst().extendedS3DestinationDescription();
        assertThat(s3.roleARN()).isEqualTo(ROLE);
        assertThat(s3.bucketARN()).isEqualTo(BUCKET);
        assertThat(s3.prefix()).isEqualTo("events/day=!{timestamp:dd}/");
        assertThat(s3.bufferingHints().sizeInMBs()).isEqualTo(64);
        assertThat(s3.bufferingHints().intervalInSeconds()).isZero();
        assertThat(s3.compressionFormat()).isEqualTo(CompressionFormat.UNCOMPRESSED);
        assertThat(s3.cloudWatchLoggingOptions().logGroupName()).isEqualTo("group");
        var conversion = s3.dataFormatConversionConfiguration();
        assertThat(conversion.enabled()).isTrue();
        assertThat(conversion.schemaConfiguration().tableName()).isEqualTo("rides");
        var openX = conversion.inputFormatConfiguration().deserializer().openXJsonSerDe();
        assertThat(openX.columnToJsonKeyMappings()).isEqualTo(Map.of("name", "unicorn"));
        var parquet = conversion.outputFormatConfiguration().serializer().parquetSerDe();
        assertThat(parquet.compression()).isEqualTo(ParquetCompression.GZIP);
        assertThat(parquet.writerVersion()).isEqualTo(ParquetWriterVersion.V2);
        assertThat(parquet.enableDictionaryCompression()).isTrue();
        assertThat(parquet.blockSizeBytes()).isEqualTo(256 << 20);
    }

    private DeliveryStreamDescription describe(String name) {
        return client.describeDeliveryStream(request -> request.deliveryStreamName(name))
                .deliveryStreamDescription();
    }

    @Test
    void what_is_not_said_is_as_on_aws() {
        local.create("rides", s3 -> s3.roleARN(ROLE).bucketARN(BUCKET));
        local.create("converted", s3 -> {
            converting(s3);
            s3.bufferingHints((software.amazon.awssdk.services.firehose.model.BufferingHints) null);
        });
        var plain = describe("rides").destinations().getFirst().extendedS3DestinationDescription();
        assertThat(plain.bufferingHints().sizeInMBs()).isEqualTo(5);
        assertThat(plain.bufferingHints().intervalInSeconds()).isEqualTo(300);
        assertThat(plain.cloudWatchLoggingOptions().enabled()).isFalse();
        var converted = describe("converted").destinations().getFirst().extendedS3DestinationDescription();
        assertThat(converted.bufferingHints().sizeInMBs()).isEqualTo(128);
    }

    @Test
    void streams_are_listed_by_name_in_pages() {
        for (String name : List.of("b", "a", "c")) {
            local.create(name, Destinations::plain);
        }
        ListDeliveryStreamsResponse first = client.listDeliveryStreams(request -> request.limit(2));
        assertThat(first.deliveryStreamNames()).containsExactly("a", "b");
        assertThat(first.hasMoreDeliveryStreams()).isTrue();
        ListDeliveryStreamsResponse rest =
                client.listDeliveryStreams(request -> request.exclusiveStartDeliveryStreamName("b"));
        assertThat(rest.deliveryStreamNames()).containsExactly("c");
        assertThat(rest.hasMoreDeliveryStreams()).isFalse();
        assertThat(client.listDeliveryStreams(request -> request.deliveryStreamType("KinesisStreamAsSource"))
                        .deliveryStreamNames())
                .isEmpty();
    }

    @Test
    void a_deleted_stream_is_gone() {
        local.create("rides", Destinations::plain);
        client.deleteDeliveryStream(request -> request.deliveryStreamName("rides"));
        assertThat(client.listDeliveryStreams().deliveryStreamNames()).isEmpty();
        assertThatThrownBy(() -> local.put("rides", record("late"))).isInstanceOf(ResourceNotFoundException.class);
        local.create("rides", Destinations::plain);
        assertThat(local.put("rides", record("anew")).failedPutCount()).isZero();
    }

    @Test
    void tags_are_listed() {
        client.createDeliveryStream(request -> request.deliveryStreamName("rides")
                .extendedS3DestinationConfiguration(Destinations::plain)
                .tags(tag -> tag.key("team").value("fleet")));
        assertThat(client.listTagsForDeliveryStream(request -> request.deliveryStreamName("rides"))
                        .tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("team=fleet"));
    }

    @Test
    void a_conversion_that_is_off_is_none() {
        local.create("rides", s3 -> {
            plain(s3);
            s3.dataFormatConversionConfiguration(conversion -> conversion.enabled(false));
        });
        local.put("rides", record("no JSON"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).containsExactly("no JSON"));
    }
}
