package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The stack to programs that are not Java's: boto3 and the aws command.
@SystemTest
class OutsideClientsIT {
    private static final Path SCRIPTS = Path.of("src", "test", "python");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ProjectStack stack;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void start() throws Exception {
        stack = ProjectStack.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void boto3_sends_an_event_sees_it_counted_and_reads_it_back() throws Exception {
        require("boto3", "python3", "-c", "import boto3");

        Run client = run("python3", SCRIPTS.resolve("boto3_client.py").toString());

        assertThat(client.exitCode()).as(client.err()).isZero();
        assertThat(client.out().lines())
                .filteredOn(line -> line.contains("Boto"))
                .hasSize(2)
                .allMatch(line -> line.contains("\"StatusTime\": \"2025-07-21 09:15:00.123\""));
    }

    @Test
    void the_aws_command_sends_an_event_and_sees_it_counted() throws Exception {
        require("the aws command", "aws", "--version");
        Path event = Files.write(
                folder.resolve("event.json"),
                new Traffic("Command-", 1, Seed.VALUE, new Ledger())
                        .single("line")
                        .payload());

        assertThat(aws("sts", "get-caller-identity", "--query", "Account")).isEqualTo("000000000000");
        assertThat(aws("kinesis", "list-streams", "--query", "StreamNames")).isEqualTo("wildrydes");
        assertThat(aws(
                        "kinesis",
                        "put-record",
                        "--stream-name=wildrydes",
                        "--partition-key=Command-line",
                        "--data=fileb://" + event,
                        "--query=ShardId"))
                .startsWith("shardId-");
        Minute.Key minute = new Minute.Key("Command-line", "2025-07-21 09:15:00");
        await().atMost(Duration.ofSeconds(60)).until(() -> stack.table().has(minute));
        assertThat(aws(
                        "dynamodb",
                        "get-item",
                        "--table-name=UnicornSensorData",
                        "--key=" + json(minute),
                        "--query=Item.Samples.N"))
                .isEqualTo("1");
        assertThat(aws("lambda", "list-event-source-mappings", "--query", "EventSourceMappings[].State"))
                .isEqualTo("Enabled");
    }

    @Test
    void the_aws_command_copies_a_file_to_the_bucket_of_the_stacks_outputs_and_back() throws Exception {
        require("the aws command", "aws", "--version");
        Path file = Files.writeString(folder.resolve("note.txt"), "oats");

        String bucket = aws(
                "cloudformation",
                "describe-stacks",
                "--stack-name=wildrydes",
                "--query=Stacks[0].Outputs[?OutputKey=='DataBucketName'].OutputValue");
        String object = "s3://" + bucket + "/notes/note.txt";
        aws("s3", "cp", "--quiet", file.toString(), object);

        assertThat(aws("s3", "cp", "--quiet", object, "-")).isEqualTo("oats");
    }

    private static String json(Minute.Key key) throws IOException {
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "Name", Map.of("S", key.name()),
                        "StatusTime", Map.of("S", key.statusTime())));
    }

    private static String aws(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("aws", "--output", "text"));
        command.addAll(List.of(arguments));
        Run run = run(command.toArray(String[]::new));
        assertThat(run.exitCode()).as(command + "\n" + run.err()).isZero();
        return run.out().strip();
    }

    /// Without the tool there is nothing to test; that is said, not passed over.
    private static void require(String tool, String... check) throws Exception {
        String reason = tool + " is not installed: .ci/run does it, or 'pip install boto3 awscli'";
        try {
            if (run(check).exitCode() == 0) {
                return;
            }
        } catch (IOException e) {
            reason += " (" + e.getMessage() + ")";
        }
        System.err.println("SKIPPED: " + reason);
        abort(reason);
    }

    private static Run run(String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ENDPOINT_URL", stack.clients().endpoint().toString());
        environment.put("AWS_DEFAULT_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "any");
        environment.put("AWS_SECRET_ACCESS_KEY", "thing");
        environment.put("AWS_PAGER", "");
        environment.put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Run(
                process.waitFor(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
