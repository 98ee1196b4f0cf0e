package com.wildrydes.local.template;

import static com.wildrydes.local.template.Templates.ENVIRONMENT;
import static com.wildrydes.local.template.Templates.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.apigateway.Route;
import com.wildrydes.local.apigateway.Throttle;
import com.wildrydes.local.lambda.Schedule;
import com.wildrydes.local.lambda.mapping.Position;
import com.wildrydes.local.template.Resource.BucketResource;
import com.wildrydes.local.template.Resource.FunctionResource;
import com.wildrydes.local.template.Resource.HttpApiResource;
import com.wildrydes.local.template.Resource.StreamResource;
import com.wildrydes.local.template.Resource.TableResource;
import com.wildrydes.local.template.Resource.TopicResource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    @TempDir
    Path folder;

    @Test
    void the_projects_own_template_is_read() throws Exception {
        Template template = Template.read(Path.of("..", "template.yaml"), Map.of("ShardCount", "3"), ENVIRONMENT);

        assertThat(template.resources(StreamResource.class))
                .containsExactly(new StreamResource("Stream", "wildrydes", 3, 24));
        assertThat(template.resources(BucketResource.class))
                .contains(new BucketResource("DataBucket", "wildrydes-000000000000-us-east-1"));
        assertThat(template.resources(TableResource.class))
                .anySatisfy(table -> assertThat(table.physicalId()).isEqualTo("UnicornSensorData"));
        assertThat(template.resources(FunctionResource.class)).anySatisfy(function -> {
            assertThat(function.physicalId()).isEqualTo("Aggregator");
            assertThat(function.config().codeFolder()).isAbsolute().endsWithRaw(Path.of("processors/target/lambda"));
            assertThat(function.config().environment())
                    .containsEntry("TABLE_NAME", "UnicornSensorData")
                    .containsEntry("BUCKET_NAME", "wildrydes-000000000000-us-east-1");
            assertThat(function.mappings()).singleElement().satisfies(mapping -> {
                assertThat(mapping.eventSourceArn())
                        .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
                assertThat(mapping.startingPosition()).isEqualTo(new Position.TrimHorizon());
                assertThat(mapping.reportBatchItemFailures()).isTrue();
                assertThat(mapping.bisectOnError()).isTrue();
                assertThat(mapping.onFailureArn()).isEqualTo("arn:aws:s3:::wildrydes-000000000000-us-east-1");
                assertThat(mapping.batchingWindow()).isEqualTo(Duration.ofSeconds(5));
            });
        });
        assertThat(template.outputs()).contains(new Output("StreamName", "wildrydes", ""));
    }

    @Test
    void every_intrinsic_resolves() throws Exception {
        assertThat(output("!Ref Stream")).isEqualTo("wildrydes-stream");
        assertThat(output("!GetAtt Stream.Arn"))
                .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes-stream");
        assertThat(output("{ 'Fn::GetAtt': [Stream, Arn] }")).endsWith("stream/wildrydes-stream");
        assertThat(output("!Sub '${Stream}-${AWS::Region}-${!Kept}'")).isEqualTo("wildrydes-stream-us-east-1-${Kept}");
        assertThat(output("!Sub ['${A}${Stream.Arn}', {A: !Ref AWS::AccountId}]"))
                .startsWith("000000000000arn:aws:kinesis");
        assertThat(output("!Join ['-', [a, !Ref AWS::StackName, !Ref AWS::NoValue]]"))
                .isEqualTo("a-wildrydes");
        assertThat(output("!Select [1, !Split [',', 'x,y,z']]")).isEqualTo("y");
        assertThat(output("!FindInMap [Sizes, !Ref AWS::Region, Memory]")).isEqualTo("512");
        assertThat(output("!If [IsEast, yes, no]")).isEqualTo("yes");
        assertThat(output("!If [IsNotEast, a, b]")).isEqualTo("b");
        assertThat(output("!If [Either, a, b]")).isEqualTo("a");
        assertThat(output("!If [Both, a, b]")).isEqualTo("b");
        assertThat(output("2012-10-17")).isEqualTo("2012-10-17");
    }

    @Test
    void what_a_condition_leaves_out_is_not_there() throws Exception {
        Template template = read(STREAM + """
              Left:
                Type: AWS::S3::Bucket
                Condition: Never
              Kept:
                Type: AWS::S3::Bucket
                Condition: Always
            Conditions:
              Never: !Equals [a, b]
              Always: !Not [!Condition Never]
            Outputs:
              Gone:
                Condition: Never
                Value: !Ref Left
            """);

        assertThat(template.resources(BucketResource.class))
                .containsExactly(new BucketResource("Kept", "wildrydes-kept"));
        assertThat(template.outputs()).isEmpty();
    }

    @Test
    void globals_are_merged_into_functions() throws Exception {
        Template template = read(STREAM + """
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Timeout: 7
                  Environment:
                    Variables: {OWN: "1", BOTH: own}
            Globals:
              Function:
                Runtime: java25
                CodeUri: code
                Timeout: 30
                Environment:
                  Variables: {ALL: "2", BOTH: all}
            """);

        assertThat(template.resources(FunctionResource.class)).singleElement().satisfies(function -> {
            assertThat(function.config().timeout()).isEqualTo(Duration.ofSeconds(7));
            assertThat(function.config().codeFolder()).isEqualTo(folder.resolve("code"));
            assertThat(function.config().environment())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("OWN", "1", "ALL", "2", "BOTH", "own"));
        });
    }

    @Test
    void an_http_api_has_the_routes_of_functions_and_the_web_ports_address() throws Exception {
        Template template = read(STREAM + """
              Web:
                Type: AWS::Serverless::HttpApi
                Properties:
                  Name: rides
                  DefaultRouteSettings: {ThrottlingRateLimit: 0.5, DetailedMetricsEnabled: false}
                  AccessLogSettings: {Format: x}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: Work
                  Handler: a.B::c
                  Runtime: java25
                  CodeUri: code
                  Events:
                    All: {Type: HttpApi, Properties: {ApiId: !Ref Web}}
                    One:
                      Type: HttpApi
                      Properties: {ApiId: !Ref Web, Path: '/pets/{id}', Method: get, TimeoutInMillis: 500}
            Outputs:
              Url: {Value: !Sub '${Web.ApiEndpoint}/'}
            """);

        HttpApiResource api = template.resources(HttpApiResource.class).getFirst();
        assertThat(api.throttle()).isEqualTo(new Throttle(0.5, 5_000));
        String id = api.physicalId();
        assertThat(id).matches("[0-9a-f]{10}");
        assertThat(template.resources(FunctionResource.class).getFirst().routes())
                .containsExactlyInAnyOrder(
                        new Route(id, "$default", "Work", Duration.ofSeconds(30)),
                        new Route(id, "GET /pets/{id}", "Work", Duration.ofMillis(500)));
        assertThat(template.outputs().getFirst().value()).isEqualTo("http://localhost:8801/");
        assertThat(template.warnings()).isEmpty();
    }

    @Test
    void a_function_has_the_schedules_that_are_enabled() throws Exception {
        Template template = read(STREAM + """
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: Work
                  Handler: a.B::c
                  Runtime: java25
                  CodeUri: code
                  Events:
                    Often: {Type: Schedule, Properties: {Schedule: rate(1 minute), Input: '{"a": 1}'}}
                    Seldom: {Type: Schedule, Properties: {Schedule: rate(36 hours), Input: '[]', Description: x}}
                    Never: {Type: Schedule, Properties: {Schedule: rate(2 days), Input: '0', Enabled: false}}
            """);

        assertThat(template.resources(FunctionResource.class).getFirst().schedules())
                .containsExactly(
                        new Schedule("Work", Duration.ofMinutes(1), "{\"a\": 1}"),
                        new Schedule("Work", Duration.ofHours(36), "[]"));
        assertThat(template.warnings()).isEmpty();
    }

    @Test
    void one_http_api_is_served_under_its_default_stage() {
        assertThatThrownBy(() -> read(STREAM + """
              Web: {Type: 'AWS::Serverless::HttpApi'}
              More: {Type: 'AWS::Serverless::HttpApi'}
            """))
                .hasMessageContaining("one AWS::Serverless::HttpApi can be served here, on the web port: Web, More");
        assertThatThrownBy(() -> read(STREAM + """
              Web: {Type: 'AWS::Serverless::HttpApi', Properties: {StageName: live}}
            """))
                .hasMessageContaining("Web.Properties.StageName must be $default here: live");
    }

    @Test
    void a_topic_is_known_by_its_arn() throws Exception {
        Template template = read(STREAM + """
              Alerts: {Type: 'AWS::SNS::Topic', Properties: {TopicName: unicorn-alerts, DisplayName: Alerts}}
              Others: {Type: 'AWS::SNS::Topic'}
            Outputs:
              Arn: {Value: !GetAtt Alerts.TopicArn}
              Name: {Value: !GetAtt Alerts.TopicName}
              Ref: {Value: !Ref Others}
            """);

        String arn = "arn:aws:sns:us-east-1:000000000000:";
        assertThat(template.resources(TopicResource.class))
                .containsExactly(
                        new TopicResource("Alerts", arn + "unicorn-alerts"),
                        new TopicResource("Others", arn + "wildrydes-others"));
        assertThat(template.outputs())
                .extracting(Output::value)
                .containsExactly(arn + "unicorn-alerts", "unicorn-alerts", arn + "wildrydes-others");
    }

    @Test
    void what_is_not_served_is_named() throws Exception {
        Template template = read("""
            Hints: {}
            Globals: {Api: {}}
            Resources:
              Stream:
                Type: AWS::Kinesis::Stream
                Properties:
                  StreamEncryption: {EncryptionType: KMS}
              Queue:
                Type: AWS::SQS::Queue
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Runtime: java25
                  CodeUri: code
                  Layers: [x]
                  Events:
                    Web: {Type: S3, Properties: {Bucket: x}}
                    In:
                      Type: Kinesis
                      Properties:
                        Stream: !GetAtt Stream.Arn
                        StartingPosition: LATEST
                        BatchSzie: 5
                        ParallelizationFactor: 3
            """);

        assertThat(template.warnings())
                .containsExactly(
                        "Hints is no section of a template and has no effect",
                        "Globals.Api has no effect here",
                        "without effect here: Stream.Properties.StreamEncryption",
                        "Queue is not served: AWS::SQS::Queue",
                        "Work.Properties.Events.In.Properties.ParallelizationFactor is 1 here, not 3",
                        "Work.Properties.Events.Web: an event of type S3 is not served, nothing comes from it",
                        "without effect here: Work.Properties.Layers, Work.Properties.Events.In.Properties.BatchSzie,"
                                + " Work.Properties.Events.Web.Properties.Bucket");
    }

    @Test
    void parameters_come_from_the_caller_then_the_local_ones_then_the_defaults() throws Exception {
        String template = STREAM + """
            Metadata:
              LocalParameters: {Local: 2, Given: 2}
            Parameters:
              Plain: {Type: Number, Default: 1}
              Local: {Type: Number, Default: 1}
              Given: {Type: Number, Default: 1}
            """;

        assertThat(read(template, Map.of("Given", "3")).parameters())
                .isEqualTo(Map.of("Plain", "1", "Local", "2", "Given", "3"));
    }

    private String output(String value) throws Exception {
        Template template = read(STREAM + """
            Mappings: {Sizes: {us-east-1: {Memory: 512}}}
            Conditions:
              IsEast: !Equals [!Ref AWS::Region, us-east-1]
              IsNotEast: !Not [!Condition IsEast]
              Either: !Or [!Condition IsEast, !Condition IsNotEast]
              Both: !And [!Condition IsEast, !Condition IsNotEast]
            Outputs:
              Value:
                Value: %s
            """.formatted(value));
        return template.outputs().getFirst().value();
    }

    private Template read(String yaml) throws IOException, TemplateException {
        return Templates.read(folder, yaml, Map.of());
    }

    private Template read(String yaml, Map<String, String> parameters) throws IOException, TemplateException {
        return Templates.read(folder, yaml, parameters);
    }
}
