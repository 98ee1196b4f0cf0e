package com.wildrydes.processors.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.wildrydes.processors.aggregator.SensorTable;
import com.wildrydes.processors.alert.AlertTables;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.fixtures.FakeContext;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.FleetTables;
import com.wildrydes.processors.replay.ReplaySettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/// The function from the JSON that API Gateway sends to the JSON that it takes back, on tables of its own in DynamoDB
/// Local.
final class TestApi {

    static final BlockLayout LAYOUT = new BlockLayout(8);
    static final String PASSWORD = "correct horse battery"; // 21 characters

    private final AwsClients clients;
    private final String suffix = Long.toString(System.nanoTime());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-07-21T09:15:00Z");
    private String password = "";
    private String tileUrl = "";
    private CloudWatchClient cloudWatch = new NoCloudWatch();
    private ApiHandler handler;

    TestApi(AwsClients clients) {
        this.clients = clients;
        FleetTables.create(clients.dynamoDb(), fleetTable());
        AlertTables.create(clients.dynamoDb(), alertsTable());
        SensorTable.create(clients.dynamoDb(), sensorTable());
        restart();
    }

    /// A function whose tables cannot be reached.
    static TestApi withoutTables() {
        return new TestApi();
    }

    private TestApi() {
        this.clients = LocalDynamoDb.clients(URI.create("http://localhost:1"));
        restart();
    }

    TestFleet fleet() {
        return new TestFleet(clients.dynamoDb(), fleetTable(), LAYOUT);
    }

    AwsClients clients() {
        return clients;
    }

    String fleetTable() {
        return "LiveFleet" + suffix;
    }

    String alertsTable() {
        return "UnicornAlerts" + suffix;
    }

    String sensorTable() {
        return "UnicornSensorData" + suffix;
    }

    Instant now() {
        return now;
    }

    TestApi pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    TestApi guardedBy(String operatorPassword) {
        this.password = operatorPassword;
        return restart();
    }

    TestApi withTiles(String url) {
        this.tileUrl = url;
        return restart();
    }

    TestApi with(CloudWatchClient other) {
        this.cloudWatch = other;
        return restart();
    }

    /// Another process, which knows nothing of what the one before read.
    TestApi restart() {
        InstantSource clock = () -> now;
        this.handler = new ApiHandler(
                new ApiSettings(
                        fleetTable(),
                        LAYOUT,
                        alertsTable(),
                        sensorTable(),
                        100,
                        Duration.ofMillis(300),
                        tileUrl,
                        "© the tiles' owner",
                        password,
                        true),
                new ReplaySettings("wildrydes", "data", 100, Duration.ofDays(400), Duration.ofSeconds(15)),
                clients,
                new NoAthena(),
                cloudWatch,
                clock.withZone(ZoneOffset.UTC),
                new PrintStream(log, true, StandardCharsets.UTF_8));
        return this;
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    Answer get(String pathAndQuery) {
        return send("GET", pathAndQuery, Map.of());
    }

    Answer get(String pathAndQuery, Map<String, String> headers) {
        return send("GET", pathAndQuery, headers);
    }

    Answer send(String method, String pathAndQuery, Map<String, String> headers) {
        return send(method, pathAndQuery, headers, List.of(), null);
    }

    /// As API Gateway does it: the path decoded, the query as it is.
    Answer send(String method, String pathAndQuery, Map<String, String> headers, List<String> cookies, String body) {
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        var all = new LinkedHashMap<>(
                Map.of("host", "abc.execute-api.us-east-1.amazonaws.com", "x-forwarded-proto", "https"));
        all.putAll(headers);
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withSourceIp("192.0.2.1")
                .build();
        var event = APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString(question < 0 ? "" : pathAndQuery.substring(question + 1))
                .withHeaders(all)
                .withCookies(cookies.isEmpty() ? null : cookies)
                .withBody(body)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("JKJaXmPLvHcESHA=")
                        .withStage("$default")
                        .withHttp(http)
                        .build())
                .build();
        var json = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, TestApi.class.getClassLoader())
                .toJson(event, json);
        return invoke(json.toByteArray());
    }

    Answer invoke(byte[] event) {
        var response = new ByteArrayOutputStream();
        try {
            // Half a second until nothing new is begun.
            handler.handleRequest(new ByteArrayInputStream(event), response, new FakeContext(7_500));
            return Answer.of(response.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Clock fixed(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static final class NoAthena implements AthenaClient {
        @Override
        public String serviceName() {
            return "athena";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final class NoCloudWatch implements CloudWatchClient {
        @Override
        public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
            throw CloudWatchException.builder()
                    .statusCode(500)
                    .message("the metrics' own secret trouble")
                    .build();
        }

        @Override
        public String serviceName() {
            return "monitoring";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
