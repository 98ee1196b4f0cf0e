package com.wildrydes.local.firehose.protocol;

import static com.wildrydes.local.firehose.protocol.Destinations.ROLE;
import static com.wildrydes.local.firehose.protocol.Destinations.converting;
import static com.wildrydes.local.firehose.protocol.Destinations.plain;
import static com.wildrydes.local.firehose.protocol.LocalFirehose.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/// What Firehose refuses, and with which error, as an SDK's client sees it.
class FirehoseRefusalsTest {
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

    private void describe(String name) {
        client.describeDeliveryStream(request -> request.deliveryStreamName(name));
    }

    @Test
    void a_stream_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> local.put("rides", record("x")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Firehose rides under account 000000000000 not found.");
        assertThatThrownBy(() -> describe("rides")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.deleteDeliveryStream(request -> request.deliveryStreamName("rides")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_name_is_taken_once() {
        local.create("rides", Destinations::plain);
        assertThatThrownBy(() -> local.create("rides", Destinations::plain))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("rides under account 000000000000 already exists");
    }

    @Test
    void the_limits_of_a_batch_are_kept() {
        local.create("rides", Destinations::plain);
        Record small = record("x");
        assertThat(local.put("rides", Collections.nCopies(500, small).toArray(Record[]::new))
                        .requestResponses())
                .hasSize(500);
        assertThatThrownBy(
                        () -> local.put("rides", Collections.nCopies(501, small).toArray(Record[]::new)))
                .isInstanceOf(FirehoseException.class)
                .hasMessageContaining("at 'records' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 500");
        assertThatThrownBy(() -> local.put("rides"))
                .hasMessageContaining("Member must have length greater than or equal to 1");
        Record largest = record("x".repeat(1000 * 1024));
        assertThat(local.put("rides", largest, largest, largest, largest).failedPutCount())
                .isZero();
        assertThatThrownBy(() -> local.put("rides", small, record("x".repeat(1000 * 1024 + 1))))
                .hasMessageContaining("at 'records.2.member.data' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 1024000");
        assertThatThrownBy(() -> local.put("rides", largest, largest, largest, largest, largest))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Records size exceeds 4 MB limit");
    }

    @Test
    void what_a_stream_cannot_be_is_refused_when_it_is_created() {
        assertRefused(s3 -> s3.bufferingHints(hints -> hints.sizeInMBs(129)), "must be from 1 to 128: 129");
        assertRefused(s3 -> s3.bufferingHints(hints -> hints.intervalInSeconds(901)), "must be from 0 to 900: 901");
        assertRefused(s3 -> s3.prefix("!{timestamp:yyyy}/"), "ErrorOutputPrefix can't be null");
        assertRefused(s3 -> s3.compressionFormat("ZIP"), "does not have CompressionFormat ZIP");
        assertRefused(s3 -> s3.customTimeZone("Asia/Tokyo"), "does not have CustomTimeZone Asia/Tokyo");
        assertRefused(s3 -> s3.s3BackupMode("Enabled"), "does not have S3BackupMode");
        assertRefused(s3 -> s3.fileExtension("parquet"), "FileExtension must be a dot and");
        assertRefused(
                s3 -> s3.processingConfiguration(processing -> processing.enabled(true)),
                "does not have ProcessingConfiguration");
        assertRefused(
                s3 -> s3.dynamicPartitioningConfiguration(partitioning -> partitioning.enabled(true)),
                "does not have DynamicPartitioningConfiguration");
        assertThatThrownBy(() -> client.createDeliveryStream(request -> request.deliveryStreamName("rides")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Exactly one destination configuration is supported for a Firehose");
        assertThatThrownBy(() -> local.create("rides", s3 -> s3.roleARN(ROLE)))
                .hasMessageContaining("Value null at 'extendedS3DestinationConfiguration.bucketARN' failed to satisfy");
        assertThatThrownBy(() -> local.create("no spaces", Destinations::plain))
                .hasMessageContaining("Value 'no spaces' at 'deliveryStreamName' failed to satisfy constraint");
        assertThat(client.listDeliveryStreams().deliveryStreamNames()).isEmpty();
    }

    private void assertRefused(Consumer<ExtendedS3DestinationConfiguration.Builder> change, String problem) {
        assertThatThrownBy(() -> local.create("rides", s3 -> {
                    plain(s3);
                    change.accept(s3);
                }))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_conversion_that_cannot_work_is_refused_when_the_stream_is_created() {
        assertConversionRefused(
                s3 -> s3.compressionFormat("GZIP"),
                "CompressionFormat must be UNCOMPRESSED when data format conversion");
        assertConversionRefused(
                s3 -> s3.bufferingHints(hints -> hints.sizeInMBs(63)), "must be from 64 to 128 when data format");
        assertConversionRefused(table("missing"), "the table wildrydes.missing, which Glue does not have");
        assertConversionRefused(table("nested"), "column path: there is no conversion to array<double>");
        assertConversionRefused(
                s3 -> s3.dataFormatConversionConfiguration(conversion -> conversion.enabled(true)),
                "SchemaConfiguration must be specified when data format conversion is enabled.");
        assertConversionRefused(
                s3 -> s3.dataFormatConversionConfiguration(current(s3).toBuilder()
                        .outputFormatConfiguration(out -> out.serializer(serde -> serde.orcSerDe(orc -> {})))
                        .build()),
                "does not have OrcSerDe: take ParquetSerDe");
        assertConversionRefused(
                s3 -> s3.dataFormatConversionConfiguration(current(s3).toBuilder()
                        .inputFormatConfiguration(in -> in.deserializer(serde -> serde.hiveJsonSerDe(hive -> {})))
                        .build()),
                "does not have HiveJsonSerDe: take OpenXJsonSerDe");
    }

    private static software.amazon.awssdk.services.firehose.model.DataFormatConversionConfiguration current(
            ExtendedS3DestinationConfiguration.Builder s3) {
        return s3.build().dataFormatConversionConfiguration();
    }

    private static Consumer<ExtendedS3DestinationConfiguration.Builder> table(String name) {
        return s3 -> s3.dataFormatConversionConfiguration(current(s3).toBuilder()
                .schemaConfiguration(
                        schema -> schema.roleARN(ROLE).databaseName("wildrydes").tableName(name))
                .build());
    }

    private void assertConversionRefused(Consumer<ExtendedS3DestinationConfiguration.Builder> change, String problem) {
        assertThatThrownBy(() -> local.create("rides", s3 -> {
                    converting(s3);
                    change.accept(s3);
                }))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void an_operation_that_is_not_there_is_refused_by_its_name() {
        assertThatThrownBy(() -> client.tagDeliveryStream(
                        request -> request.deliveryStreamName("rides").tags(tag -> tag.key("team"))))
                .isInstanceOf(FirehoseException.class)
                .hasMessageContaining("The local Firehose does not have the operation 'TagDeliveryStream'. It has: "
                        + "CreateDeliveryStream, ");
    }

    @Test
    void a_body_that_cannot_be_read_is_refused() throws Exception {
        for (String operation :
                List.of("PutRecordBatch", "PutRecord", "DescribeDeliveryStream", "CreateDeliveryStream")) {
            for (String body :
                    List.of("", "{", "[]", "17", "{\"DeliveryStreamName\":17}", "{\"DeliveryStreamName\":\"a\"")) {
                assertRefused(operation, body, "SerializationException");
            }
        }
        local.create("a", Destinations::plain);
        for (String records : List.of("{}", "[1]", "[{\"Data\":1}]", "[{\"Data\":\"!!\"}]", "\"x\"")) {
            assertRefused(
                    "PutRecordBatch",
                    "{\"DeliveryStreamName\":\"a\",\"Records\":" + records + "}",
                    "SerializationException");
        }
        assertRefused("PutRecordBatch", "{\"DeliveryStreamName\":\"a\"}", "ValidationException");
        assertRefused("PutRecordBatch", "{\"DeliveryStreamName\":\"a\",\"Records\":[{}]}", "ValidationException");
        assertRefused("PutRecord", "{\"Record\":{\"Data\":\"\"}}", "ValidationException");
    }

    private void assertRefused(String operation, String body, String code) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(local.endpoint())
                .header("X-Amz-Target", "Firehose_20150804." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(operation + " " + body).isEqualTo(400);
            assertThat(answer.body()).as(operation + " " + body).contains("\"__type\":\"" + code + "\"");
        }
    }
}
