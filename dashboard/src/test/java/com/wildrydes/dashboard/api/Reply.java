package com.wildrydes.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/// What the scripted Api answers, also what no Api should.
@FunctionalInterface
public interface Reply {
    void to(HttpExchange exchange) throws IOException;

    /// A good answer, compressed as Api's are.
    static Reply json(JsonNode body) {
        return exchange -> send(exchange, 200, "application/json", true, bytes(body.toString()));
    }

    /// Done, and nothing to say.
    static Reply done() {
        return exchange -> exchange.sendResponseHeaders(204, -1);
    }

    /// An error as Api tells it.
    static Reply problem(int status, String title, String detail) {
        return exchange -> {
            String body = "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}".formatted(status, title, detail);
            send(exchange, status, "application/problem+json", false, bytes(body));
        };
    }

    /// An error as API Gateway itself tells it.
    static Reply status(int status) {
        return exchange -> send(exchange, status, "application/json", false, bytes("{\"message\":null}"));
    }

    /// Too many requests, with the time after which to come again.
    static Reply tooMany(int retryAfterSeconds) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfterSeconds));
            status(429).to(exchange);
        };
    }

    /// Status 200 and any text.
    static Reply text(String body) {
        return exchange -> send(exchange, 200, "application/json", false, bytes(body));
    }

    /// A good answer that breaks off in the middle of its compressed bytes.
    static Reply cutOff(JsonNode body) {
        return exchange -> {
            byte[] whole = gzip(bytes(body.toString()));
            byte[] half = Arrays.copyOf(whole, whole.length / 2);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, half.length);
            exchange.getResponseBody().write(half);
        };
    }

    /// Nothing until the latch falls, and then a closed connection.
    static Reply nothingUntil(CountDownLatch end) {
        return exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /// As the other, once the latch falls.
    default Reply after(CountDownLatch start) {
        return exchange -> {
            try {
                start.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            to(exchange);
        };
    }

    /// Sends bytes, compressed where the client takes it.
    static void send(HttpExchange exchange, int status, String type, boolean compress, byte[] body) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        byte[] sent = body;
        if (compress && accepted != null && accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            sent = gzip(body);
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, sent.length == 0 ? -1 : sent.length);
        exchange.getResponseBody().write(sent);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
