package com.wildrydes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.faults.Effect;
import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.local.firehose.parquet.ParquetRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The archive's services as a stack opens and wires them: a record that Firehose took is an object in S3, in the
/// columns that Glue says.
class ArchiveStackTest {
    private static final String TEMPLATE = """
            Resources:
              Stream: {Type: 'AWS::Kinesis::Stream', Properties: {Name: rides}}
              Bucket: {Type: 'AWS::S3::Bucket', Properties: {BucketName: kept}}
              Role: {Type: 'AWS::IAM::Role'}
              Archive:
                Type: AWS::KinesisFirehose::DeliveryStream
                Properties:
                  DeliveryStreamName: archive
                  ExtendedS3DestinationConfiguration:
                    BucketARN: !GetAtt Bucket.Arn
                    RoleARN: !GetAtt Role.Arn
                    Prefix: events/year=!{timestamp:yyyy}/
                    ErrorOutputPrefix: errors/!{firehose:error-output-type}/
                    BufferingHints: {IntervalInSeconds: 0}
                    DataFormatConversionConfiguration:
                      SchemaConfiguration: {DatabaseName: !Ref Database, TableName: !Ref Rides, RoleARN: !GetAtt Role.Arn}
                      InputFormatConfiguration: {Deserializer: {OpenXJsonSerDe: {}}}
                      OutputFormatConfiguration: {Serializer: {ParquetSerDe: {}}}
              Database:
                Type: AWS::Glue::Database
                Properties: {CatalogId: !Ref AWS::AccountId, DatabaseInput: {Name: fleet}}
              Rides:
                Type: AWS::Glue::Table
                Properties:
                  CatalogId: !Ref AWS::AccountId
                  DatabaseName: !Ref Database
                  TableInput:
                    Name: rides
                    TableType: EXTERNAL_TABLE
                    StorageDescriptor:
                      Location: !Sub s3://${Bucket}/events/
                      InputFormat: org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat
                      OutputFormat: org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat
                      SerdeInfo: {SerializationLibrary: org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe}
                      Columns: [{Name: name, Type: string}, {Name: distance, Type: double}]
              WorkGroup:
                Type: AWS::Athena::WorkGroup
                Properties:
                  Name: analysts
                  WorkGroupConfiguration: {ResultConfiguration: {OutputLocation: !Sub 's3://${Bucket}/results/'}}
              Longest:
                Type: AWS::Athena::NamedQuery
                Properties:
                  Name: longest
                  Database: !Ref Database
                  WorkGroup: !Ref WorkGroup
                  QueryString: SELECT name, distance FROM rides WHERE distance > ? ORDER BY distance DESC
            """;

    private static final Set<QueryExecutionState> RUNNING =
            Set.of(QueryExecutionState.QUEUED, QueryExecutionState.RUNNING);

    /// The first query starts the SQL engine, the first delivery the Parquet writer: a matter of seconds, of more on a
    /// machine that has much else to do.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private Path template;
    private LocalStackSettings settings;

    @BeforeEach
    void template() throws IOException {
        template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        settings = LocalStackSettings.of(folder.resolve("data"), template, Path.of(".."))
                .withPorts(0, 0);
    }

    @Test
    void a_record_that_firehose_took_is_a_row_of_parquet_in_the_bucket() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                FirehoseClient firehose = SdkClients.of(FirehoseClient.builder(), stack.endpoint());
                S3Client s3 = s3(stack)) {
            put(firehose, "{\"name\":\"Hobo\",\"distance\":1.5}", "{\"name\":\"Ä\"}");

            assertThat(rows(s3, "events/", 2))
                    .satisfiesExactly(
                            row -> assertThat(row).containsEntry("name", "Hobo").containsEntry("distance", 1.5),
                            row -> assertThat(row).containsEntry("name", "Ä"));
        }
    }

    @Test
    void a_saved_query_finds_what_firehose_took_and_its_result_outlives_the_stack() throws Exception {
        String id;
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                FirehoseClient firehose = SdkClients.of(FirehoseClient.builder(), stack.endpoint());
                AthenaClient athena = SdkClients.of(AthenaClient.builder(), stack.endpoint());
                S3Client s3 = s3(stack)) {
            put(
                    firehose,
                    "{\"name\":\"Hobo\",\"distance\":1.5}",
                    "{\"name\":\"Ünal\",\"distance\":3}",
                    "{\"name\":\"Ziggy\",\"distance\":1}");
            rows(s3, "events/", 3);
            id = start(athena, "longest", "1.2");
            await().atMost(PATIENCE)
                    .until(() -> execution(athena, id).status().state(), state -> !RUNNING.contains(state));

            QueryExecution ended = execution(athena, id);
            assertThat(ended.status().state())
                    .as(ended.status().stateChangeReason())
                    .isEqualTo(QueryExecutionState.SUCCEEDED);
            assertThat(ended.statistics().dataScannedInBytes()).isPositive();
            assertThat(s3.headObject(head -> head.bucket("kept").key("results/" + id + ".csv"))
                            .contentLength())
                    .isPositive();
        }
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                AthenaClient athena = SdkClients.of(AthenaClient.builder(), stack.endpoint())) {
            assertThat(execution(athena, id).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
            assertThat(athena.getQueryResults(get -> get.queryExecutionId(id))
                            .resultSet()
                            .rows())
                    .extracting(
                            row -> row.data().stream().map(Datum::varCharValue).toList())
                    .containsExactly(List.of("name", "distance"), List.of("Ünal", "3.0"), List.of("Hobo", "1.5"));
        }
    }

    @Test
    void a_workgroup_and_a_saved_query_go_with_the_template() throws Exception {
        LocalStack.start(settings, LocalStackListener.SILENT).close();
        Files.writeString(template, TEMPLATE.substring(0, TEMPLATE.indexOf("  WorkGroup:")));
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                AthenaClient athena = SdkClients.of(AthenaClient.builder(), stack.endpoint())) {
            assertThat(athena.listWorkGroups(list -> {}).workGroups())
                    .extracting(WorkGroupSummary::name)
                    .containsExactly("primary");
        }
    }

    @Test
    void what_cannot_be_converted_is_kept_apart_and_both_are_counted() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                FirehoseClient firehose = SdkClients.of(FirehoseClient.builder(), stack.endpoint());
                CloudWatchClient cloudWatch = SdkClients.of(CloudWatchClient.builder(), stack.endpoint());
                S3Client s3 = s3(stack)) {
            put(firehose, "{\"name\":\"Hobo\",\"distance\":\"far\"}", "{\"name\":\"Ziggy\"}");

            assertThat(rows(s3, "events/", 1))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("name", "Ziggy"));
            await().atMost(PATIENCE)
                    .until(() -> !keys(s3, "errors/format-conversion-failed/").isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(cloudWatch
                                    .listMetrics(list -> list.namespace("AWS/Firehose"))
                                    .metrics())
                            .extracting(Metric::metricName)
                            .contains("IncomingRecords", "DeliveryToS3.Records", "FailedConversion.Records"));
        }
    }

    @Test
    void the_catalog_is_the_templates() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                FirehoseClient firehose = SdkClients.of(FirehoseClient.builder(), stack.endpoint());
                GlueClient glue = SdkClients.of(GlueClient.builder(), stack.endpoint())) {
            Table table = glue.getTable(get -> get.databaseName("fleet").name("rides"))
                    .table();
            assertThat(table.storageDescriptor().location()).isEqualTo("s3://kept/events/");
            assertThat(table.storageDescriptor().columns()).hasSize(2);
            assertThat(firehose.describeDeliveryStream(d -> d.deliveryStreamName("archive"))
                            .deliveryStreamDescription()
                            .deliveryStreamStatus())
                    .isEqualTo(DeliveryStreamStatus.ACTIVE);
            assertThat(settings.dataFolder().resolve("athena-engine"))
                    .as("the SQL engine starts with the first query")
                    .doesNotExist();
        }
        Files.writeString(
                template, TEMPLATE.replace("Name: rides\n        TableType", "Name: trips\n        TableType"));
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                GlueClient glue = SdkClients.of(GlueClient.builder(), stack.endpoint())) {
            assertThat(glue.getTables(get -> get.databaseName("fleet")).tableList())
                    .extracting(Table::name)
                    .containsExactly("trips");
        }
    }

    @Test
    void records_for_a_bucket_that_is_gone_wait_until_it_is_back_even_over_a_restart() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                FirehoseClient firehose = SdkClients.of(FirehoseClient.builder(), stack.endpoint());
                S3Client s3 = s3(stack)) {
            s3.deleteBucket(delete -> delete.bucket("kept"));
            put(firehose, "{\"name\":\"Hobo\"}");
            put(firehose, "{\"name\":\"Ziggy\"}");
        }
        // The deployment makes the bucket again.
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                S3Client s3 = s3(stack)) {
            assertThat(rows(s3, "events/", 2))
                    .extracting(row -> row.get("name"))
                    .containsExactly("Hobo", "Ziggy");
        }
    }

    @Test
    void a_fault_refuses_single_records_and_the_others_are_delivered() throws Exception {
        try (LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
                FirehoseClient firehose = SdkClients.of(FirehoseClient.builder(), stack.endpoint());
                S3Client s3 = s3(stack)) {
            stack.faults()
                    .set(FaultRule.of("firehose", "PutRecordBatch", Effect.REFUSE_RECORD)
                            .after(1)
                            .times(1));

            PutRecordBatchResponse answer =
                    put(firehose, "{\"name\":\"Hobo\"}", "{\"name\":\"Refused\"}", "{\"name\":\"Ziggy\"}");

            assertThat(answer.failedPutCount()).isEqualTo(1);
            assertThat(answer.requestResponses())
                    .extracting(PutRecordBatchResponseEntry::errorCode)
                    .containsExactly(null, "ServiceUnavailableException", null);
            assertThat(rows(s3, "events/", 2))
                    .extracting(row -> row.get("name"))
                    .containsExactly("Hobo", "Ziggy");
        }
    }

    @Test
    void a_delivery_stream_that_breaks_a_rule_of_firehose_is_named_and_nothing_starts() throws Exception {
        Files.writeString(template, TEMPLATE.replace("!{timestamp:yyyy}", "!{timestamp:nonsense}"));

        assertThatThrownBy(() -> LocalStack.start(settings, LocalStackListener.SILENT))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("Firehose does not start")
                .hasMessageContaining("nonsense");
    }

    /// Runs a saved query as a caller would: by its text, its parameters bound.
    private static String start(AthenaClient athena, String name, String... parameters) {
        NamedQuery query = athena.listNamedQueries(list -> list.workGroup("analysts")).namedQueryIds().stream()
                .map(id -> athena.getNamedQuery(get -> get.namedQueryId(id)).namedQuery())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return athena.startQueryExecution(start -> start.queryString(query.queryString())
                        .workGroup(query.workGroup())
                        .queryExecutionContext(context -> context.database(query.database()))
                        .executionParameters(parameters))
                .queryExecutionId();
    }

    private static QueryExecution execution(AthenaClient athena, String id) {
        return athena.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
    }

    private static S3Client s3(LocalStack stack) {
        return SdkClients.of(S3Client.builder(), stack.endpoint(), builder -> builder.forcePathStyle(true));
    }

    private static PutRecordBatchResponse put(FirehoseClient firehose, String... documents) {
        List<Record> records = List.of(documents).stream()
                .map(document -> Record.builder()
                        .data(SdkBytes.fromUtf8String(document + "\n"))
                        .build())
                .toList();
        return firehose.putRecordBatch(
                batch -> batch.deliveryStreamName("archive").records(records));
    }

    /// Waits until the objects of a prefix hold so many rows, and reads them.
    private static List<Map<String, Object>> rows(S3Client s3, String prefix, int count) throws IOException {
        return await().atMost(PATIENCE).until(() -> read(s3, prefix), rows -> rows.size() >= count);
    }

    private static List<Map<String, Object>> read(S3Client s3, String prefix) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String key : keys(s3, prefix)) {
            rows.addAll(ParquetRows.read(
                    s3.getObjectAsBytes(get -> get.bucket("kept").key(key)).asByteArray()));
        }
        return rows;
    }

    private static List<String> keys(S3Client s3, String prefix) {
        return s3.listObjectsV2(list -> list.bucket("kept").prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
