package com.wildrydes.local.apigateway;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.faults.Faults;
import com.wildrydes.local.frontdoor.WebDoor;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// An HTTP API on a web port of its own, with a function that a test scripts, and real clients of it.
final class ServedApi implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T20:15:00.123Z");

    private final WebDoor door;
    private final HttpApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    final Faults faults = new Faults(Sleeper.SYSTEM);
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    volatile Function function = event -> succeeded("{\"statusCode\":200}");

    volatile boolean admits = true;

    /// What answers an event.
    interface Function {
        InvocationResult answer(String event) throws InterruptedException;
    }

    private ServedApi(List<Route> routes) throws IOException {
        Functions functions = (name, event, patience) -> {
            String text = new String(event, StandardCharsets.UTF_8);
            events.add(text);
            return function.answer(text);
        };
        api = new HttpApi(routes, functions, "000000000000", () -> admits);
        door = WebDoor.open(InetAddress.getLoopbackAddress(), 0, () -> true);
        door.serve(new GatewayHandler(api, faults, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /// Serves `$default` alone.
    static ServedApi open() throws IOException {
        return withTimeout(Route.LONGEST_TIMEOUT);
    }

    static ServedApi withTimeout(Duration timeout) throws IOException {
        return new ServedApi(List.of(new Route("api1234567", "$default", "Api", timeout)));
    }

    static ServedApi withRoutes(String... keys) throws IOException {
        List<Route> routes = new ArrayList<>();
        for (String key : keys) {
            routes.add(new Route("api1234567", key, "Api", Route.LONGEST_TIMEOUT));
        }
        return new ServedApi(routes);
    }

    static InvocationResult succeeded(String payload) {
        return new InvocationResult.Succeeded("1", payload.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    URI address() {
        return door.address();
    }

    double billedRequests() {
        return api.usage().getOrDefault(BilledUnit.API_GATEWAY_HTTP_REQUESTS, 0.0);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Sends text as it is and returns all that comes until the connection is closed: what no client library would
    /// send.
    String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        client.close();
        door.close();
    }
}
