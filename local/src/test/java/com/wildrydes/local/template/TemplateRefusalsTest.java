package com.wildrydes.local.template;

import static com.wildrydes.local.template.Templates.ENVIRONMENT;
import static com.wildrydes.local.template.Templates.STREAM;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no template can be: each is refused with the place, the rule and what to do.
class TemplateRefusalsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{Path: /}                                 | Events.E.Properties must have ApiId",
                "{ApiId: other}                            | must name an AWS::Serverless::HttpApi of this template: other",
                "{ApiId: !Ref Web, Path: /}                | must have both Path and Method, or neither for $default",
                "{ApiId: !Ref Web, PayloadFormatVersion: 1.0} | PayloadFormatVersion must be 2.0 here: 1.0",
                "{ApiId: !Ref Web, TimeoutInMillis: 31000} | TimeoutInMillis must be from 50 to 30000: 31000",
                "{ApiId: !Ref Web, Path: x, Method: GET}   | a route key must be $default",
            })
    void a_route_that_cannot_be_is_refused(String event, String rule) {
        assertThatThrownBy(() -> read(STREAM + """
              Web: {Type: 'AWS::Serverless::HttpApi'}
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Runtime: java25
                  CodeUri: code
                  Events:
                    E: {Type: HttpApi, Properties: EVENT}
            """.replace("EVENT", event)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {Input: x}                               | Events.E.Properties must have Schedule
            {Schedule: rate(1 minute)}               | Events.E.Properties must have Input here
            {Schedule: rate(1 minutes), Input: x}    | Schedule must be like rate(1 minute) or rate(2 hours) here: rate(1 minutes)
            {Schedule: rate(2 minute), Input: x}     | or rate(2 hours) here: rate(2 minute)
            {Schedule: rate(0 minutes), Input: x}    | or rate(2 hours) here: rate(0 minutes)
            {Schedule: rate(30 seconds), Input: x}   | or rate(2 hours) here: rate(30 seconds)
            {Schedule: 'cron(0 8 * * ? *)', Input: x} | or rate(2 hours) here: cron(0 8 * * ? *)
            """)
    void a_schedule_that_cannot_be_is_refused(String event, String rule) {
        assertThatThrownBy(() -> read(STREAM + """
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c
                  Runtime: java25
                  CodeUri: code
                  Events:
                    E: {Type: Schedule, Properties: EVENT}
            """.replace("EVENT", event)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Shards=0      | parameter Shards must be at least 1: 0
            Shards=11     | parameter Shards must be at most 10: 11
            Shards=many   | parameter Shards must be a number: many
            Mode=third    | parameter Mode must be one of first, second: third
            Name=UPPER    | parameter Name must match [a-z]{2,}: UPPER
            Shard=1       | --parameter names a parameter that the template does not have: Shard; it has Mode, Name, Shards
            """)
    void a_parameter_that_breaks_its_rule_is_refused(String override, String message) throws IOException {
        String template = STREAM + """
            Parameters:
              Shards: {Type: Number, Default: 1, MinValue: 1, MaxValue: 10}
              Mode: {Type: String, Default: first, AllowedValues: [first, second]}
              Name: {Type: String, Default: name, AllowedPattern: "[a-z]{2,}"}
            """;
        String[] pair = override.split("=");

        assertThatThrownBy(() -> read(template, Map.of(pair[0], pair[1])))
                .isInstanceOf(TemplateException.class)
                .hasMessageEndingWith(message);
    }

    @Test
    void a_secret_that_breaks_its_rule_is_refused_in_the_templates_words_and_not_shown() {
        String template = STREAM + """
            Parameters:
              Word: {Type: String, NoEcho: true, AllowedPattern: "[a-z]{9,}", ConstraintDescription: 9 letters or more.}
            """;

        assertThatThrownBy(() -> read(template, Map.of("Word", "short")))
                .isInstanceOf(TemplateException.class)
                .hasMessageEndingWith("parameter Word must match [a-z]{9,}. 9 letters or more.");
    }

    @Test
    void a_parameter_without_a_value_is_asked_for() {
        assertThatThrownBy(() -> read(STREAM + "Parameters: {Who: {Type: String}}"))
                .hasMessageEndingWith("parameters without a default need a value (--parameter Who=…): Who");
    }

    @Test
    void yaml_that_does_not_parse_is_refused_with_its_place() {
        assertThatThrownBy(() -> read("Resources:\n  Stream: [1,\n"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("template.yaml:3:1: the YAML does not parse:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                   | must hold a template: it is empty
            hello                                                | a template must have Resources
            Resources: {}                                        | without a stream there is nothing to read
            Resources: {Bucket: {Type: "AWS::S3::Bucket"}}       | a template must declare an AWS::Kinesis::Stream
            Resources: {Stream: {}}                              | Resources.Stream must have a Type
            Resources: {A: {Type: X}, A: {Type: Y}}              | the key stands twice: A
            Resources: {Stream: !GetAtt Nothing}                 | !GetAtt must be Resource.Attribute: Nothing
            """)
    void a_template_without_what_it_needs_is_refused(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ShardCount: 0                    | Stream.Properties.ShardCount must be at least 1: 0
            ShardCount: two                  | Stream.Properties.ShardCount must be an integer: two
            ShardCount: [1]                  | Stream.Properties.ShardCount must be text: ["1"]
            ShardCount: !Ref Missing         | refers to nothing: the template has no parameter and no resource Missing
            ShardCount: !ImportValue Other   | the function is not supported here: Fn::ImportValue
            ShardCount: !Cidr [a, b, c]      | the function is not supported here: Fn::Cidr
            ShardCount: !If [Unknown, 1, 2]  | names a condition that the template does not have: Unknown
            ShardCount: !Select [7, [a]]     | Fn::Select must name one of 1 items
            RetentionPeriodHours: 5          | Stream.Properties.RetentionPeriodHours must be from 24 to 8760: 5
            Name: !Ref Stream                | the template refers in a circle: Resources.Stream → Resources.Stream
            """)
    void a_property_that_cannot_be_used_is_named(String property, String message) {
        assertThatThrownBy(() -> read(STREAM + "    Properties:\n      " + property + "\n"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aliases_that_unfold_without_end_are_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level <= 8; level++) {
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(("*a" + (level - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(level - 1)
                    .append("]\n");
        }

        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(TemplateException.class);
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> Template.read(folder.resolve("none.yaml"), Map.of(), ENVIRONMENT))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("none.yaml: name one with --template");
    }

    private Template read(String yaml) throws IOException, TemplateException {
        return Templates.read(folder, yaml, Map.of());
    }

    private Template read(String yaml, Map<String, String> parameters) throws IOException, TemplateException {
        return Templates.read(folder, yaml, parameters);
    }
}
