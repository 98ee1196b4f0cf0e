package com.wildrydes.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// AWS's own command and Python SDK against the local stack: clients that nobody here configured but by variables.
@Timeout(180)
class OtherClientsIT {
    @TempDir
    private static Path data;

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = RunningStack.start(data);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        stack.close();
    }

    @Test
    void the_aws_command_reads_streams_tables_mappings_and_outputs() throws Exception {
        requireTool("aws", "--version");

        assertThat(run("aws", "kinesis", "list-shards", "--stream-name", "wildrydes", "--query", "length(Shards)"))
                .isEqualTo("2\n");
        assertThat(run("aws", "dynamodb", "scan", "--table-name", "UnicornSensorData", "--query", "Count"))
                .isEqualTo("0\n");
        assertThat(run("aws", "lambda", "list-event-source-mappings", "--query", "EventSourceMappings[0].State"))
                .isEqualTo("\"Enabled\"\n");
        assertThat(run(
                        "aws",
                        "cloudformation",
                        "describe-stacks",
                        "--stack-name",
                        "wildrydes",
                        "--query",
                        "Stacks[0].Outputs[?OutputKey=='StreamName'].OutputValue",
                        "--output",
                        "text"))
                .isEqualTo("wildrydes\n");
    }

    @Test
    void the_aws_command_copies_files_to_a_bucket_and_back() throws Exception {
        requireTool("aws", "--version");
        Path file = Files.writeString(data.resolve("note.txt"), "oats\n");
        String object = "s3://wildrydes-000000000000-us-east-1/notes/note.txt";

        run("aws", "s3", "cp", "--quiet", file.toString(), object);

        assertThat(run("aws", "s3", "cp", "--quiet", object, "-")).isEqualTo("oats\n");
    }

    @Test
    void boto3_writes_to_the_stream_and_reads_it_back() throws Exception {
        requireTool("python3", "-c", "import boto3");

        String script = """
                import boto3
                kinesis = boto3.client('kinesis')
                put = kinesis.put_record(StreamName='wildrydes', PartitionKey='Rainbow', Data=b'oats')
                shard = kinesis.get_shard_iterator(
                    StreamName='wildrydes', ShardId=put['ShardId'], ShardIteratorType='AT_SEQUENCE_NUMBER',
                    StartingSequenceNumber=put['SequenceNumber'])
                print(kinesis.get_records(ShardIterator=shard['ShardIterator'])['Records'][0]['Data'])
                try:
                    kinesis.describe_stream(StreamName='nowhere')
                except kinesis.exceptions.ResourceNotFoundException as missing:
                    print(missing.response['Error']['Message'])
                """;

        assertThat(run("python3", "-c", script)).isEqualTo("""
                        b'oats'
                        Stream nowhere under account 000000000000 not found.
                        """);
    }

    private static void requireTool(String... command) throws IOException, InterruptedException {
        boolean there = start(command).waitFor() == 0;
        if (!there) {
            System.out.println("skipped: '" + String.join(" ", command)
                    + "' does not run here; 'pip install awscli boto3', or .ci/run, which does that, makes it run");
        }
        assumeTrue(there);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }

    /// Both outputs as one: these tools write to standard error only when they fail.
    private static Process start(String... command) throws IOException {
        // Through env, which answers for a command that is not there.
        List<String> words = new ArrayList<>(List.of("env"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL", stack.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "any");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
        builder.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
        return builder.start();
    }
}
