package com.wildrydes.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.template.AthenaResource.NamedQueryResource;
import com.wildrydes.local.template.AthenaResource.WorkGroupResource;
import com.wildrydes.local.template.DeliveryStreamResource.Conversion;
import com.wildrydes.local.template.DeliveryStreamResource.OpenX;
import com.wildrydes.local.template.DeliveryStreamResource.Parquet;
import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.GlueResource.Column;
import com.wildrydes.local.template.GlueResource.DatabaseResource;
import com.wildrydes.local.template.GlueResource.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the archive needs of a template: delivery streams, the catalog, workgroups and saved queries.
class ArchiveResourcesTest {
    private static final Environment ENVIRONMENT = new Environment("000000000000", "us-east-1", "wildrydes");
    private static final String TEMPLATE = """
            Resources:
              Stream:
                Type: AWS::Kinesis::Stream
              Bucket:
                Type: AWS::S3::Bucket
              Role:
                Type: AWS::IAM::Role
              Logs:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: /aws/kinesisfirehose/rides}
              Alarm:
                Type: AWS::CloudWatch::Alarm
              Archive:
                Type: AWS::KinesisFirehose::DeliveryStream
                Properties:
                  DeliveryStreamName: rides
                  DeliveryStreamType: DirectPut
                  ExtendedS3DestinationConfiguration:
                    BucketARN: !GetAtt Bucket.Arn
                    RoleARN: !GetAtt Role.Arn
                    Prefix: events/year=!{timestamp:yyyy}/
                    ErrorOutputPrefix: errors/!{firehose:error-output-type}/
                    BufferingHints: {IntervalInSeconds: 60, SizeInMBs: 128}
                    CloudWatchLoggingOptions: {Enabled: true, LogGroupName: !Ref Logs, LogStreamName: delivery}
                    DataFormatConversionConfiguration:
                      SchemaConfiguration:
                        DatabaseName: !Ref Database
                        TableName: !Ref Rides
                        RoleARN: !GetAtt Role.Arn
                      InputFormatConfiguration:
                        Deserializer:
                          OpenXJsonSerDe: {CaseInsensitive: false, ColumnToJsonKeyMappings: {stamp: timestamp}}
                      OutputFormatConfiguration:
                        Serializer:
                          ParquetSerDe: {Compression: GZIP, EnableDictionaryCompression: true, WriterVersion: V2}
              Database:
                Type: AWS::Glue::Database
                Properties:
                  CatalogId: !Ref AWS::AccountId
                  DatabaseInput: {Name: rides, Description: Rides}
              Rides:
                Type: AWS::Glue::Table
                Properties:
                  CatalogId: !Ref AWS::AccountId
                  DatabaseName: !Ref Database
                  TableInput:
                    Name: rides
                    TableType: EXTERNAL_TABLE
                    Parameters:
                      projection.enabled: "true"
                      storage.location.template: !Sub s3://${Bucket}/events/${!day}/
                    PartitionKeys:
                      - {Name: day, Type: string}
                    StorageDescriptor:
                      Location: !Sub s3://${Bucket}/events/
                      InputFormat: in.Format
                      OutputFormat: out.Format
                      SerdeInfo: {SerializationLibrary: a.Serde, Parameters: {serialization.format: 1}}
                      Columns:
                        - {Name: name, Type: string, Comment: whose}
                        - {Name: distance, Type: double}
              View:
                Type: AWS::Glue::Table
                Properties:
                  CatalogId: !Ref AWS::AccountId
                  DatabaseName: !Ref Database
                  TableInput:
                    Name: unicorn_events
                    TableType: VIRTUAL_VIEW
                    Parameters: {presto_view: "true"}
                    ViewOriginalText: !Sub
                      - "/* Presto View: ${Definition} */"
                      - Definition: !Base64
                          Fn::Sub: '{"originalSql":"SELECT name FROM ${Rides}"}'
                    StorageDescriptor:
                      Columns:
                        - {Name: name, Type: string}
              WorkGroup:
                Type: AWS::Athena::WorkGroup
                Properties:
                  Name: rides
                  WorkGroupConfiguration:
                    BytesScannedCutoffPerQuery: 10000000000
                    EnforceWorkGroupConfiguration: true
                    EngineVersion: {SelectedEngineVersion: Athena engine version 3}
                    ResultConfiguration:
                      OutputLocation: !Sub s3://${Bucket}/results/
              Trip:
                Type: AWS::Athena::NamedQuery
                Properties:
                  Name: trip
                  Description: Where was it?
                  Database: !Ref Database
                  WorkGroup: !Ref WorkGroup
                  QueryString: SELECT 1
            Outputs:
              Arn:
                Value: !GetAtt Archive.Arn
              Role:
                Value: !GetAtt Role.Arn
              Logs:
                Value: !GetAtt Logs.Arn
              TripId:
                Value: !Ref Trip
            """;

    @TempDir
    Path folder;

    @Test
    void the_projects_own_archive_is_read_and_all_of_it_is_served() throws Exception {
        Template template = Template.read(Path.of("..", "template.yaml"), Map.of(), ENVIRONMENT);

        assertThat(template.resources(DeliveryStreamResource.class))
                .singleElement()
                .satisfies(stream -> {
                    assertThat(stream.bucket()).isEqualTo("wildrydes-000000000000-us-east-1");
                    assertThat(stream.bufferSeconds()).isEqualTo(10);
                });
        assertThat(template.resources(CatalogTableResource.class))
                .extracting(CatalogTableResource::physicalId)
                .contains("wildrydes", "unicorn_events");
        assertThat(template.resources(NamedQueryResource.class))
                .isNotEmpty()
                .extracting(NamedQueryResource::workGroup)
                .containsOnly("wildrydes");
        assertThat(template.warnings())
                .allSatisfy(warning -> assertThat(warning).startsWith("without effect here: "));
    }

    @Test
    void a_delivery_stream_is_read_with_its_conversion() throws Exception {
        assertThat(read(TEMPLATE).resources(DeliveryStreamResource.class))
                .containsExactly(new DeliveryStreamResource(
                        "Archive",
                        "rides",
                        "arn:aws:iam::000000000000:role/wildrydes-role",
                        "wildrydes-bucket",
                        "events/year=!{timestamp:yyyy}/",
                        "errors/!{firehose:error-output-type}/",
                        60,
                        128,
                        "UNCOMPRESSED",
                        "",
                        "/aws/kinesisfirehose/rides",
                        "delivery",
                        new Conversion(
                                "arn:aws:iam::000000000000:role/wildrydes-role",
                                "rides",
                                "rides",
                                new OpenX(false, Map.of("stamp", "timestamp"), false),
                                new Parquet("GZIP", true, "V2", 256 << 20, 1 << 20, 0))));
    }

    @Test
    void a_database_a_table_and_a_view_are_read() throws Exception {
        Template template = read(TEMPLATE);

        assertThat(template.resources(DatabaseResource.class))
                .containsExactly(new DatabaseResource("Database", "rides", "Rides", null, Map.of()));
        assertThat(template.resources(CatalogTableResource.class))
                .containsExactly(
                        new CatalogTableResource(
                                "Rides",
                                "rides",
                                "rides",
                                "EXTERNAL_TABLE",
                                "",
                                Map.of(
                                        "projection.enabled",
                                        "true",
                                        "storage.location.template",
                                        "s3://wildrydes-bucket/events/${day}/"),
                                List.of(new Column("name", "string", "whose"), new Column("distance", "double", null)),
                                List.of(new Column("day", "string", null)),
                                new Storage(
                                        "s3://wildrydes-bucket/events/",
                                        "in.Format",
                                        "out.Format",
                                        "a.Serde",
                                        Map.of("serialization.format", "1")),
                                null,
                                null),
                        new CatalogTableResource(
                                "View",
                                "unicorn_events",
                                "rides",
                                "VIRTUAL_VIEW",
                                "",
                                Map.of("presto_view", "true"),
                                List.of(new Column("name", "string", null)),
                                List.of(),
                                null,
                                "/* Presto View: eyJvcmlnaW5hbFNxbCI6IlNFTEVDVCBuYW1lIEZST00gcmlkZXMifQ== */",
                                null));
    }

    @Test
    void a_workgroup_and_a_saved_query_are_read_and_the_querys_id_stays_the_same() throws Exception {
        Template template = read(TEMPLATE);

        assertThat(template.resources(WorkGroupResource.class))
                .containsExactly(new WorkGroupResource(
                        "WorkGroup", "rides", "", true, true, "s3://wildrydes-bucket/results/", 10_000_000_000L, true));
        NamedQueryResource trip = template.resources(NamedQueryResource.class).getFirst();
        assertThat(trip)
                .isEqualTo(new NamedQueryResource(
                        "Trip", trip.physicalId(), "trip", "Where was it?", "rides", "rides", "SELECT 1"));
        assertThat(trip.physicalId()).hasSize(36);
        assertThat(template.outputs()).contains(new Output("TripId", trip.physicalId(), ""));
        assertThat(read(TEMPLATE).resources(NamedQueryResource.class)).containsExactly(trip);
    }

    @Test
    void arns_are_those_of_aws_and_what_has_no_effect_on_one_machine_makes_no_noise() throws Exception {
        Template template = read(TEMPLATE);

        assertThat(template.outputs())
                .contains(
                        new Output("Arn", "arn:aws:firehose:us-east-1:000000000000:deliverystream/rides", ""),
                        new Output("Role", "arn:aws:iam::000000000000:role/wildrydes-role", ""),
                        new Output(
                                "Logs",
                                "arn:aws:logs:us-east-1:000000000000:log-group:/aws/kinesisfirehose/rides:*",
                                ""));
        assertThat(template.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !GetAtt Bucket.Arn        | rides                  | BucketARN must be the ARN of a bucket: rides
            IntervalInSeconds: 60     | IntervalInSeconds: 901 | IntervalInSeconds must be from 0 to 900: 901
            SizeInMBs: 128            | SizeInMBs: 63          | SizeInMBs must be from 64 to 128: 63
            SizeInMBs: 128            | SizeInMBs: many        | SizeInMBs must be an integer: many
            DirectPut                 | KinesisStreamAsSource  | DeliveryStreamType must be DirectPut here
            ErrorOutputPrefix         | Nothing                | must have ErrorOutputPrefix, because its Prefix has expr
            ParquetSerDe              | OrcSerDe               | must have ParquetSerDe: only Parquet is written here
            Compression: GZIP         | Compression: ZSTD      | must be one of UNCOMPRESSED, GZIP, SNAPPY: ZSTD
            WriterVersion: V2         | BlockSizeBytes: 1      | BlockSizeBytes must be at least 67108864: 1
            OpenXJsonSerDe            | Csv                    | must have OpenXJsonSerDe: JSON is read only so here
            TableName: !Ref Rides     | TableName: gone        | must name a table of this template: rides.gone
            BytesScannedCutoffPerQuery: 10000000000 | BytesScannedCutoffPerQuery: 1 | must be at least 10000000: 1
            BytesScannedCutoffPerQuery: 10000000000 | BytesScannedCutoffPerQuery: x | must be an integer: x
            OutputLocation: !Sub s3   | OutputLocation: !Sub s4 | OutputLocation must begin with s3://: s4
            Athena engine version 3   | Athena engine version 2 | must be one of Athena engine version 3, AUTO
            QueryString: SELECT 1     | Query: SELECT 1        | Trip.Properties must have QueryString
            EXTERNAL_TABLE            | MANAGED                | must be one of EXTERNAL_TABLE, VIRTUAL_VIEW: MANAGED
            '/* Presto View'          | '/* View'              | ViewOriginalText of a view must be /* Presto View:
            Name: unicorn_events      | Name: Unicorns         | lower-case letters, digits, hyphens and underscores
            InputFormat: in.Format    | X: in.Format           | StorageDescriptor must have InputFormat
            """)
    void a_property_that_breaks_its_rule_is_refused(String part, String wrong, String message) {
        assertThat(TEMPLATE).contains(part);
        assertThatThrownBy(() -> read(TEMPLATE.replace(part, wrong)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_database_that_is_not_declared_is_refused() {
        assertThatThrownBy(() -> read(TEMPLATE.replace("DatabaseName: !Ref Database", "DatabaseName: gone")))
                .hasMessageContaining("DatabaseName must name a database of this template: gone");
    }

    @Test
    void an_unknown_property_is_a_warning() throws Exception {
        assertThat(read(TEMPLATE.replace("SizeInMBs", "SizeInMiBs")).warnings())
                .containsExactly("without effect here: Archive.Properties.ExtendedS3DestinationConfiguration"
                        + ".BufferingHints.SizeInMiBs");
    }

    private Template read(String yaml) throws TemplateException, IOException {
        return Template.read(Files.writeString(folder.resolve("template.yaml"), yaml), Map.of(), ENVIRONMENT);
    }
}
