package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.producer.stream.StreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The archive to programs that are not Java's: SQL with PyAthena, awswrangler and the aws command, and its
/// Parquet files with DuckDB and pyarrow.
@SystemTest
class ArchiveClientsIT {
    private static final String PREFIX = "Archived-";
    private static final List<String> NAMES = List.of("\"Quoted\"", "Bucéphale", "Shadowfax", "🦄");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static ProjectStack stack;
    private static OutsideProgram programs;
    private static String bucket;

    /// Name, time and distance of each event, as JSON, in the order of the names.
    private static List<String> events;

    @BeforeAll
    static void four_unicorns_send_an_event_and_it_is_archived() throws Exception {
        stack = ProjectStack.start(folder.resolve("data"));
        programs = new OutsideProgram(folder, stack.clients().endpoint());
        var traffic = new Traffic(PREFIX, 1, Seed.VALUE, new Ledger());
        List<Traffic.Message> messages =
                NAMES.stream().map(name -> traffic.single(name)).toList();
        events = messages.stream().map(ArchiveClientsIT::nameTimeDistance).toList();
        try (StreamWriter writer = stack.clients().writer(new Ledger())) {
            messages.forEach(message -> message.writeTo(writer));
            writer.flush();
        }
        await("the archive")
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(stack.wildrydes("audit").out())
                        .isEqualTo("audit: 4 minutes, 0 missing, 0 doubled, 0 different\n"));
        bucket = stack.clients().s3().listBuckets().buckets().getFirst().name();
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void pyathena_reads_a_querys_result() throws Exception {
        programs.requirePython("pyathena");

        assertThat(programs.python("pyathena_client.py", PREFIX)).isEqualTo(events);
    }

    @Test
    void awswrangler_reads_a_querys_result() throws Exception {
        programs.requirePython("awswrangler");

        assertThat(programs.python("awswrangler_client.py", PREFIX)).isEqualTo(events);
    }

    @Test
    void duckdb_reads_the_parquet_files_in_the_folder() throws Exception {
        programs.requirePython("duckdb");

        String archive =
                folder.resolve("data/s3").resolve(bucket).resolve("events").toString();
        assertThat(programs.python("duckdb_client.py", archive, PREFIX)).isEqualTo(events);
    }

    @Test
    void pyarrow_reads_the_parquet_files_over_s3() throws Exception {
        programs.requirePython("pyarrow");

        assertThat(programs.python("pyarrow_client.py", bucket, PREFIX)).isEqualTo(events);
    }

    @Test
    void the_aws_command_queries_the_archive() throws Exception {
        programs.require("awscli", "aws", "--version");

        String id = programs.aws(
                "athena",
                "start-query-execution",
                "--work-group=wildrydes",
                "--query-execution-context=Database=wildrydes",
                "--query-string=SELECT count(*) AS events FROM unicorn_events WHERE starts_with(name, ?)",
                "--execution-parameters='" + PREFIX + "'",
                "--query=QueryExecutionId");
        await(id)
                .atMost(Duration.ofSeconds(60))
                .until(() -> aws(id, "get-query-execution", "QueryExecution.Status.State")
                        .equals("SUCCEEDED"));

        assertThat(aws(id, "get-query-results", "ResultSet.Rows[].Data[].VarCharValue"))
                .isEqualTo("events\t" + NAMES.size());
        String result = aws(id, "get-query-execution", "QueryExecution.ResultConfiguration.OutputLocation");
        assertThat(programs.aws("s3", "cp", "--quiet", result, "-")).isEqualTo("\"events\"\n\"4\"");
    }

    @Test
    void the_aws_command_lists_the_saved_queries_and_the_catalog() throws Exception {
        programs.require("awscli", "aws", "--version");

        assertThat(programs.aws("athena", "list-work-groups", "--query=WorkGroups[].Name"))
                .contains("wildrydes");
        assertThat(programs.aws(
                        "athena", "list-named-queries", "--work-group=wildrydes", "--query=length(NamedQueryIds)"))
                .isNotEqualTo("0");
        assertThat(programs.aws(
                        "glue",
                        "get-table",
                        "--database-name=wildrydes",
                        "--name=wildrydes",
                        "--query=Table.StorageDescriptor.Columns[0].Name"))
                .isEqualTo("name");
    }

    @Test
    void the_aws_command_puts_a_record_on_the_delivery_stream_and_finds_its_file() throws Exception {
        programs.require("awscli", "aws", "--version");
        long before = parquetFiles();

        assertThat(programs.aws(
                        "firehose",
                        "describe-delivery-stream",
                        "--delivery-stream-name=wildrydes-archive",
                        "--query=DeliveryStreamDescription.DeliveryStreamStatus"))
                .isEqualTo("ACTIVE");
        Path event = Files.writeString(
                folder.resolve("event.json"),
                "{\"name\":\"Command line\",\"statustimems\":1784625300000,\"distance\":1.5}\n");
        assertThat(programs.aws(
                        "firehose",
                        "put-record",
                        "--delivery-stream-name=wildrydes-archive",
                        "--record=Data@=fileb://" + event,
                        "--query=RecordId"))
                .isNotEmpty();

        await("the file").atMost(Duration.ofSeconds(60)).until(() -> parquetFiles() > before);
    }

    private static long parquetFiles() throws Exception {
        try (Stream<Path> files =
                Files.walk(folder.resolve("data/s3").resolve(bucket).resolve("events"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    private static String aws(String id, String operation, String query) throws Exception {
        return programs.aws("athena", operation, "--query-execution-id=" + id, "--query=" + query);
    }

    private static String nameTimeDistance(Traffic.Message message) {
        Event event = Event.parse(message.payload(), 0, message.payload().length);
        var row = new JsonMapper().createArrayNode().add(event.name()).add(event.statusTime());
        return row.add(event.distance().doubleValue()).toString().replace(",", ", ");
    }
}
