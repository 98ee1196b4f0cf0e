package com.wildrydes.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.firehose.parquet.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void a_buffer_waits_for_its_interval_from_its_oldest_record_on() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.put("first.");
            fixture.clock.advance(Duration.ofSeconds(40));
            fixture.put("second.");
            assertThat(fixture.stream.deliverIfDue()).isEqualTo(Duration.ofSeconds(20));
            assertThat(fixture.bucket.keys()).isEmpty();
            fixture.clock.advance(Duration.ofSeconds(20));
            fixture.stream.deliverIfDue();
            assertThat(fixture.bucket.lines("")).containsExactly("first.second.");
        }
    }

    @Test
    void a_full_buffer_does_not_wait() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.put("x".repeat(MIB - 1));
            assertThat(fixture.stream.deliverIfDue()).isPositive();
            fixture.put("y");
            fixture.stream.deliverIfDue();
            assertThat(fixture.bucket.keys()).hasSize(1);
        }
    }

    @Test
    void what_is_more_than_a_buffer_goes_to_the_next_object() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.put("a".repeat(MIB / 2), "b".repeat(MIB / 2), "c".repeat(MIB / 2));
            fixture.stream.deliverIfDue();
            assertThat(fixture.bucket.lines(""))
                    .singleElement()
                    .satisfies(text ->
                            assertThat(text).hasSize(MIB).startsWith("a").endsWith("b"));
            fixture.deliver();
            assertThat(fixture.bucket.keys()).hasSize(2);
            assertThat(String.join("", fixture.bucket.lines(""))).hasSize(MIB + MIB / 2);
        }
    }

    @Test
    void nothing_is_delivered_of_nothing() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.deliver();
            fixture.put("once");
            fixture.deliver();
            fixture.deliver();
            assertThat(fixture.bucket.puts()).isEqualTo(1);
        }
    }

    @Test
    void records_are_delivered_as_they_came_with_nothing_between() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.put("abc", "", "def\n", "🦄");
            fixture.put("ghi");
            fixture.deliver();
            assertThat(fixture.bucket.text(fixture.bucket.keys().getFirst())).isEqualTo("abcdef\n🦄ghi");
        }
    }

    @Test
    void an_object_can_be_zipped() throws IOException {
        DeliveryStreamConfig zipped = with(StreamFixture.PLAIN, Compression.GZIP);
        try (StreamFixture fixture = new StreamFixture(folder, zipped)) {
            fixture.put("abc", "def");
            fixture.deliver();
            assertThat(fixture.bucket.keys()).singleElement().satisfies(key -> {
                assertThat(key).endsWith(".gz");
                assertThat(fixture.bucket.unzipped(key)).isEqualTo("abcdef");
            });
        }
    }

    private static DeliveryStreamConfig with(DeliveryStreamConfig config, Compression compression) {
        return new DeliveryStreamConfig(
                config.name(),
                config.roleArn(),
                config.bucket(),
                config.prefix(),
                config.errorPrefix(),
                config.buffering(),
                compression,
                config.fileExtension(),
                config.logGroup(),
                config.logStream(),
                config.conversion(),
                config.tags());
    }

    @Test
    void keys_are_named_as_firehose_names_them() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1));
            fixture.deliver();
            assertThat(fixture.bucket.keys())
                    .singleElement()
                    .asString()
                    .matches("events/hour=2026-03-01-12/rides-1-2026-03-01-12-00-00-"
                            + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.parquet");
        }
    }

    @Test
    void records_are_converted_in_the_order_in_which_they_came() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(2) + StreamFixture.event(9), StreamFixture.event(1));
            fixture.put(StreamFixture.event(5));
            fixture.deliver();
            assertThat(fixture.bucket.rows()).extracting(row -> row.get("id")).containsExactly(2, 9, 1, 5);
        }
    }

    @Test
    void what_cannot_be_converted_is_delivered_beside_with_its_reason() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1), "no JSON", StreamFixture.event(2), "{\"id\":\"many\"}");
            fixture.deliver();
            assertThat(fixture.bucket.rows()).extracting(row -> row.get("id")).containsExactly(1, 2);
            assertThat(fixture.bucket.keys().getFirst())
                    .matches("errors/format-conversion-failed/rides-1-2026-03-01-12-00-00-[0-9a-f-]{36}");
            List<String> lines = fixture.bucket.lines("errors/");
            assertThat(lines).hasSize(2);
            JsonNode failure = new JsonMapper().readTree(lines.get(1));
            assertThat(failure.get("lastErrorCode").asText()).isEqualTo("DataFormatConversion.MalformedData");
            assertThat(failure.get("lastErrorMessage").asText())
                    .isEqualTo("Data does not match the schema. Column id is of type int: many");
            assertThat(Base64.getDecoder().decode(failure.get("rawData").asText()))
                    .asString()
                    .isEqualTo("{\"id\":\"many\"}");
            assertThat(failure.get("attemptsMade").asInt()).isEqualTo(1);
            assertThat(failure.get("arrivalTimestamp").asLong()).isEqualTo(fixture.clock.millis() - 60_000);
            assertThat(failure.get("attemptEndingTimestamp").asLong()).isEqualTo(fixture.clock.millis());
            assertThat(failure.get("sequenceNumber").asText()).isEqualTo("4");
            assertThat(failure.at("/dataCatalogTable/databaseName").asText()).isEqualTo("wildrydes");
            assertThat(failure.at("/dataCatalogTable/tableName").asText()).isEqualTo("rides");
            assertThat(new JsonMapper()
                            .readTree(lines.getFirst())
                            .get("lastErrorCode")
                            .asText())
                    .isEqualTo("DataFormatConversion.ParseError");
        }
    }

    @Test
    void where_nothing_can_be_converted_there_is_no_parquet() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put("no JSON");
            fixture.deliver();
            assertThat(fixture.bucket.keys()).singleElement().asString().startsWith("errors/");
        }
    }

    @Test
    void a_delivery_that_fails_is_tried_again_later_and_later_and_loses_nothing() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.bucket.fate(Bucket.Fate.REFUSED);
            fixture.put(StreamFixture.event(1));
            fixture.deliver();
            assertThat(fixture.stream.deliverIfDue()).isEqualTo(Duration.ofMillis(500));
            fixture.clock.advance(Duration.ofMillis(500));
            fixture.stream.deliverIfDue();
            assertThat(fixture.stream.deliverIfDue()).isEqualTo(Duration.ofSeconds(1));
            fixture.put(StreamFixture.event(2));
            for (int i = 0; i < 10; i++) {
                fixture.deliver();
            }
            assertThat(fixture.stream.deliverIfDue()).isEqualTo(Duration.ofSeconds(30));
            assertThat(fixture.metrics.get("DeliveryToS3.Success")).isEqualTo(0);

            fixture.bucket.fate(Bucket.Fate.KEPT);
            fixture.deliver();
            assertThat(fixture.bucket.rows()).extracting(row -> row.get("id")).containsExactly(1, 2);
            assertThat(fixture.metrics.get("DeliveryToS3.Success")).isEqualTo(1);
        }
    }

    @Test
    void a_failure_does_not_slow_the_deliveries_after_it() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.bucket.fate(Bucket.Fate.REFUSED);
            fixture.put("first");
            fixture.deliver();
            fixture.bucket.fate(Bucket.Fate.KEPT);
            fixture.deliver();
            fixture.put("x".repeat(MIB));
            fixture.stream.deliverIfDue();
            assertThat(fixture.bucket.keys()).hasSize(2);
        }
    }

    @Test
    void a_table_that_is_gone_is_waited_for() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1));
            fixture.columns = null;
            fixture.deliver();
            fixture.columns = List.of(new Column("id", "array<int>"));
            fixture.deliver();
            assertThat(fixture.bucket.keys()).isEmpty();
            fixture.columns = List.of(new Column("name", "string"));
            fixture.deliver();
            assertThat(fixture.bucket.rows()).containsExactly(Map.of("name", "Unicorn 1"));
        }
    }

    @Test
    void a_delivery_is_given_up_when_the_stream_closes_and_nothing_of_it_is_put() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1));
            fixture.beforeDelivery = () -> fixture.stream.close();
            fixture.deliver();
            assertThat(fixture.bucket.puts()).isZero();
            fixture.beforeDelivery = () -> {};
            fixture.crash();
            fixture.deliver();
            assertThat(fixture.bucket.rows()).hasSize(1);
        }
    }

    @Test
    void a_new_process_delivers_what_the_old_one_had_taken() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.put("x".repeat(MIB - 1));
            fixture.reopen();
            fixture.put("y");
            fixture.stream.deliverIfDue();
            assertThat(fixture.bucket.lines("")).singleElement().asString().hasSize(MIB);
        }
    }

    @Test
    void what_is_delivered_does_not_stay_on_the_disk() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            for (int i = 0; i < 40; i++) {
                fixture.put("x".repeat(1000 * 1024), "y".repeat(1000 * 1024), "z".repeat(1000 * 1024));
                fixture.deliver();
                fixture.deliver();
                fixture.deliver();
            }
            fixture.put("last");
            fixture.deliver();
            long left;
            try (var files = Files.walk(folder)) {
                left = files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
            assertThat(left).isLessThan(70 * MIB);
        }
    }

    @Test
    void a_clock_that_is_set_back_holds_a_buffer_up_for_an_interval_at_most() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.put("record");
            fixture.clock.advance(Duration.ofDays(-1));
            assertThat(fixture.stream.deliverIfDue()).isEqualTo(Duration.ofSeconds(60));
        }
    }

    @Test
    void records_are_refused_one_by_one_where_faults_say_so() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            int[] asked = {0};
            fixture.faults = () -> asked[0]++ % 2 == 1;
            List<PutOutcome> outcomes = fixture.put(
                    IntStream.range(0, 4).mapToObj(StreamFixture::event).toArray(String[]::new));
            assertThat(outcomes.get(1))
                    .isEqualTo(new PutOutcome.Refused("ServiceUnavailableException", "Slow down."))
                    .isEqualTo(outcomes.get(3));
            assertThat(outcomes.get(0)).isInstanceOf(PutOutcome.Accepted.class).isNotEqualTo(outcomes.get(2));
            fixture.deliver();
            assertThat(fixture.bucket.rows()).extracting(row -> row.get("id")).containsExactly(0, 2);
            assertThat(fixture.metrics).containsEntry("IncomingRecords", 2.0).containsEntry("ThrottledRecords", 2.0);
        }
    }

    @Test
    void with_limits_on_a_stream_takes_five_mebibytes_a_second() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.settings = FirehoseSettings.DEFAULT.withThrottled(true);
            fixture.reopen();
            String record = "x".repeat(MIB);
            List<PutOutcome> outcomes = fixture.put(record, record, record, record, record, record);
            assertThat(outcomes.subList(0, 5)).allMatch(PutOutcome.Accepted.class::isInstance);
            assertThat(outcomes.get(5)).isInstanceOf(PutOutcome.Refused.class);
            fixture.clock.advance(Duration.ofSeconds(1));
            assertThat(fixture.stream.put(StreamFixture.bytes(record))).isInstanceOf(PutOutcome.Accepted.class);
        }
    }

    @Test
    void with_limits_on_a_stream_takes_two_thousand_requests_a_second() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.PLAIN)) {
            fixture.settings = FirehoseSettings.DEFAULT.withThrottled(true);
            fixture.reopen();
            for (int i = 0; i < 2000; i++) {
                fixture.stream.put(StreamFixture.bytes("x"));
            }
            assertThatThrownBy(() -> fixture.put("x"))
                    .isInstanceOf(FirehoseException.class)
                    .hasMessage("Slow down.");
        }
    }

    @Test
    void the_metrics_of_a_delivery_are_told() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1), "no JSON");
            fixture.deliver();
            assertThat(fixture.metrics)
                    .containsEntry("IncomingPutRequests", 1.0)
                    .containsEntry("IncomingRecords", 2.0)
                    .containsEntry("IncomingBytes", StreamFixture.event(1).length() + 7.0)
                    .containsEntry("DeliveryToS3.Success", 1.0)
                    .containsEntry("DeliveryToS3.Records", 2.0)
                    .containsEntry("DeliveryToS3.DataFreshness", 60.0)
                    .containsEntry("SucceedConversion.Records", 1.0)
                    .containsEntry("FailedConversion.Records", 1.0)
                    .containsEntry("FailedConversion.Bytes", 7.0);
        }
    }

    @Test
    void each_record_is_billed_in_steps_of_five_kilobytes() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put("x", "y".repeat(5 * 1024), "z".repeat(5 * 1024 + 1), "");
            double gb = 5 * 5 * 1024 / (double) (1 << 30);
            assertThat(fixture.usage.usage())
                    .containsEntry(BilledUnit.FIREHOSE_INGESTED_GB, gb)
                    .containsEntry(BilledUnit.FIREHOSE_CONVERTED_GB, gb);
        }
    }
}
