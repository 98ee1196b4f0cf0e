package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The stack to programs that are not Java's: boto3 and the aws command.
@SystemTest
class OutsideClientsIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ProjectStack stack;
    private static OutsideProgram programs;

    @BeforeAll
    static void start() throws Exception {
        stack = ProjectStack.start(folder.resolve("data"));
        programs = new OutsideProgram(folder, stack.clients().endpoint());
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void boto3_sends_an_event_sees_it_counted_and_reads_it_back() throws Exception {
        programs.requirePython("boto3");

        assertThat(programs.python("boto3_client.py"))
                .filteredOn(line -> line.contains("Boto"))
                .hasSize(2)
                .allMatch(line -> line.contains("\"StatusTime\": \"2025-07-21 09:15:00.123\""));
    }

    @Test
    void the_aws_command_sends_an_event_and_sees_it_counted() throws Exception {
        programs.require("awscli", "aws", "--version");
        Path event = Files.write(
                folder.resolve("event.json"),
                new Traffic("Command-", 1, Seed.VALUE, new Ledger())
                        .single("line")
                        .payload());

        assertThat(programs.aws("sts", "get-caller-identity", "--query", "Account"))
                .isEqualTo("000000000000");
        assertThat(programs.aws("kinesis", "list-streams", "--query", "StreamNames"))
                .isEqualTo("wildrydes");
        assertThat(programs.aws(
                        "kinesis",
                        "put-record",
                        "--stream-name=wildrydes",
                        "--partition-key=Command-line",
                        "--data=fileb://" + event,
                        "--query=ShardId"))
                .startsWith("shardId-");
        Minute.Key minute = new Minute.Key("Command-line", "2025-07-21 09:15:00");
        await().atMost(Duration.ofSeconds(60)).until(() -> stack.table().has(minute));
        assertThat(programs.aws(
                        "dynamodb",
                        "get-item",
                        "--table-name=UnicornSensorData",
                        "--key=" + json(minute),
                        "--query=Item.Samples.N"))
                .isEqualTo("1");
        assertThat(programs.aws("lambda", "list-event-source-mappings", "--query", "EventSourceMappings[].State"))
                .isEqualTo("Enabled\tEnabled\tEnabled");
        assertThat(programs.aws("sns", "list-topics", "--query", "Topics[].TopicArn"))
                .startsWith("arn:aws:sns:us-east-1:000000000000:");
    }

    @Test
    void the_aws_command_copies_a_file_to_the_bucket_of_the_stacks_outputs_and_back() throws Exception {
        programs.require("awscli", "aws", "--version");
        Path file = Files.writeString(folder.resolve("note.txt"), "oats");

        String bucket = programs.aws(
                "cloudformation",
                "describe-stacks",
                "--stack-name=wildrydes",
                "--query=Stacks[0].Outputs[?OutputKey=='DataBucketName'].OutputValue");
        String object = "s3://" + bucket + "/notes/note.txt";
        programs.aws("s3", "cp", "--quiet", file.toString(), object);

        assertThat(programs.aws("s3", "cp", "--quiet", object, "-")).isEqualTo("oats");
    }

    private static String json(Minute.Key key) throws IOException {
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "Name", Map.of("S", key.name()),
                        "StatusTime", Map.of("S", key.statusTime())));
    }
}
