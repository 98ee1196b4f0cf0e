package com.wildrydes.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/// Through the SDK's own client, which speaks RPC v2 CBOR.
class CloudWatchServiceTest {
    private static final Instant NOW = Instant.parse("2026-07-21T09:15:30Z");
    private static final Dimension AGGREGATOR =
            Dimension.builder().name("Function").value("Aggregator").build();

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Metrics metrics = new Metrics(clock);
    private final EmbeddedMetrics embedded = new EmbeddedMetrics(metrics);
    private FrontDoor door;
    private CloudWatchClient client;

    @BeforeEach
    void open() throws IOException {
        door = FrontDoor.open(new CloudWatchService(metrics, clock));
        client = CloudWatchClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + door.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(ApacheHttpClient.create())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
    }

    @Test
    void counters_in_the_embedded_metric_format_are_summed() {
        embedded.line(counted(NOW.minusSeconds(120), 7));
        embedded.line(counted(NOW.minusSeconds(60), 2));
        embedded.line(counted(NOW.minusSeconds(50), 3));
        embedded.line(counted(NOW, 30));

        MetricDataResult result = sum(Duration.ofMinutes(1));

        assertThat(result.values()).containsExactly(30.0, 5.0, 7.0);
        assertThat(result.timestamps())
                .containsExactly(
                        Instant.parse("2026-07-21T09:15:00Z"),
                        Instant.parse("2026-07-21T09:14:00Z"),
                        Instant.parse("2026-07-21T09:13:00Z"));
    }

    @Test
    void a_longer_period_sums_its_minutes() {
        embedded.line(counted(NOW.minusSeconds(3_600), 7));
        embedded.line(counted(NOW, 30));

        assertThat(sum(Duration.ofDays(1)).values()).containsExactly(37.0);
    }

    @Test
    void lines_that_are_no_metrics_are_passed_over() {
        embedded.line("START RequestId: 1");
        embedded.line("{\"level\":\"INFO\",\"message\":\"\\\"_aws\\\"\"}");
        embedded.line("{\"_aws\": torn");
        embedded.line("{\"_aws\":{\"Timestamp\":\"x\",\"CloudWatchMetrics\":3}}");

        assertThat(metrics.list()).isEmpty();
    }

    @Test
    void logs_of_earlier_runs_are_read_again(@TempDir Path logs) throws IOException {
        byte[] garbage = {(byte) 0xff, (byte) 0xfe, '\n'};
        Files.write(logs.resolve("Aggregator.log"), garbage);
        Files.writeString(
                logs.resolve("Aggregator.log"),
                counted(NOW, 4) + "\nEND\n" + counted(NOW, 6) + "\n{\"_aws\":{\"Time",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);

        embedded.readLogs(logs);

        assertThat(sum(Duration.ofMinutes(1)).values()).containsExactly(10.0);
    }

    @Test
    void a_folder_without_logs_holds_no_metrics(@TempDir Path folder) throws IOException {
        embedded.readLogs(folder.resolve("missing"));

        assertThat(metrics.list()).isEmpty();
    }

    @Test
    void statistics_are_kept_a_minute_and_dimension() {
        Metric age = new Metric("AWS/Lambda", "IteratorAge", Map.of("FunctionName", "Aggregator"));
        metrics.add(age, 10, NOW);
        metrics.add(age, 30, NOW);
        metrics.add(new Metric("AWS/Lambda", "IteratorAge", Map.of("FunctionName", "Live")), 99, NOW);

        List<Datapoint> points = client.getMetricStatistics(request -> request.namespace("AWS/Lambda")
                        .metricName("IteratorAge")
                        .dimensions(Dimension.builder()
                                .name("FunctionName")
                                .value("Aggregator")
                                .build())
                        .startTime(NOW.minusSeconds(60))
                        .endTime(NOW.plusSeconds(60))
                        .period(60)
                        .statistics(
                                Statistic.SUM,
                                Statistic.AVERAGE,
                                Statistic.MINIMUM,
                                Statistic.MAXIMUM,
                                Statistic.SAMPLE_COUNT))
                .datapoints();

        assertThat(points).singleElement().satisfies(point -> {
            assertThat(point.sum()).isEqualTo(40);
            assertThat(point.average()).isEqualTo(20);
            assertThat(point.minimum()).isEqualTo(10);
            assertThat(point.maximum()).isEqualTo(30);
            assertThat(point.sampleCount()).isEqualTo(2);
        });
    }

    @Test
    void what_is_put_is_listed_and_read() {
        client.putMetricData(request -> request.namespace("Mine")
                .metricData(MetricDatum.builder()
                        .metricName("Rides")
                        .value(3.5)
                        .dimensions(AGGREGATOR)
                        .build()));

        assertThat(client.listMetrics(request -> request.namespace("Mine")).metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.dimensions()).containsExactly(AGGREGATOR));
        assertThat(client.listMetrics(request -> request.namespace("Other")).metrics())
                .isEmpty();
    }

    @Test
    void values_past_their_retention_are_dropped() {
        embedded.line(counted(NOW.minus(Metrics.RETENTION).minusSeconds(61), 7));

        assertThat(metrics.list()).isEmpty();
    }

    @Test
    void an_expression_is_refused_by_its_id() {
        assertThatThrownBy(() -> client.getMetricData(request -> request.startTime(NOW)
                        .endTime(NOW)
                        .metricDataQueries(MetricDataQuery.builder()
                                .id("rate")
                                .expression("a/b")
                                .build())))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("expressions are not evaluated: rate");
    }

    @Test
    void a_period_within_a_minute_is_refused() {
        assertThatThrownBy(() -> sum(Duration.ofSeconds(10)))
                .hasMessageContaining("Period must be a multiple of 60 seconds here: 10");
    }

    @Test
    void json_is_answered_in_json() throws Exception {
        embedded.line(counted(NOW, 30));
        String body = "{\"StartTime\":" + NOW.minusSeconds(60).getEpochSecond() + ",\"EndTime\":"
                + NOW.plusSeconds(60).getEpochSecond() + ".5,\"MetricDataQueries\":[{\"Id\":\"c\",\"MetricStat\":"
                + "{\"Stat\":\"Sum\",\"Period\":60,\"Metric\":{\"Namespace\":\"WildRydes\",\"MetricName\":"
                + "\"EventsCounted\",\"Dimensions\":[{\"Name\":\"Function\",\"Value\":\"Aggregator\"}]}}}]}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/"))
                            .header("X-Amz-Target", "GraniteServiceVersion20100801.GetMetricData")
                            .header("Content-Type", "application/x-amz-json-1.0")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body())
                    .isEqualTo("{\"MetricDataResults\":[{\"Id\":\"c\",\"Label\":\"EventsCounted\","
                            + "\"StatusCode\":\"Complete\",\"Timestamps\":[1784625300],\"Values\":[30.0]}]}");
        }
    }

    private MetricDataResult sum(Duration period) {
        return client.getMetricData(request -> request.startTime(NOW.minus(Duration.ofDays(1)))
                        .endTime(NOW.plusSeconds(60))
                        .metricDataQueries(MetricDataQuery.builder()
                                .id("counted")
                                .metricStat(stat -> stat.stat("Sum")
                                        .period((int) period.toSeconds())
                                        .metric(metric -> metric.namespace("WildRydes")
                                                .metricName("EventsCounted")
                                                .dimensions(AGGREGATOR)))
                                .build()))
                .metricDataResults()
                .getFirst();
    }

    private static String counted(Instant time, int events) {
        return "{\"_aws\":{\"Timestamp\":" + time.toEpochMilli() + ",\"CloudWatchMetrics\":[{\"Namespace\":"
                + "\"WildRydes\",\"Dimensions\":[[\"Function\"]],\"Metrics\":[{\"Name\":\"EventsCounted\",\"Unit\":"
                + "\"Count\"}]}]},\"Function\":\"Aggregator\",\"EventsCounted\":" + events + ",\"Records\":1}";
    }
}
