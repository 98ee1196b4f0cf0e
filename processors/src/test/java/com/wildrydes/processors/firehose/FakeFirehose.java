package com.wildrydes.processors.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/// A delivery stream over HTTP that takes records, and answers as it is told. Thread-safe.
public final class FakeFirehose implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<List<Integer>> calls = new ConcurrentLinkedQueue<>();

    private FakeFirehose(HttpServer server) {
        this.server = server;
    }

    public static FakeFirehose start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var firehose = new FakeFirehose(server);
        server.createContext("/", firehose::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return firehose;
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// How a call is answered.
    public sealed interface Answer {

        /// Each record whose index is among these is refused, the others are accepted.
        record Refuse(String code, List<Integer> indexes) implements Answer {}

        /// The call fails as a whole, nothing is accepted.
        record Fail(int status, String code) implements Answer {}

        /// Nothing is accepted, and the answer does not say so record by record.
        record Mumble() implements Answer {}

        /// All is accepted, and the connection breaks off before the answer.
        record Lose() implements Answer {}
    }

    /// The next calls are answered so; all that follow are accepted.
    public void answer(Answer... answers) {
        script.addAll(List.of(answers));
    }

    /// What was accepted, in the order of its arrival.
    public List<byte[]> accepted() {
        return List.copyOf(accepted);
    }

    /// The lengths of the records of each call, accepted or not.
    public List<List<Integer>> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            List<byte[]> records = StreamSupport.stream(request.get("Records").spliterator(), false)
                    .map(FakeFirehose::data)
                    .toList();
            calls.add(records.stream().map(data -> data.length).toList());
            switch (script.poll()) {
                case null -> put(exchange, records, "", List.of());
                case Answer.Refuse(String code, List<Integer> indexes) -> put(exchange, records, code, indexes);
                case Answer.Fail(int status, String code) ->
                    send(exchange, status, JSON.createObjectNode().put("__type", code));
                case Answer.Mumble() -> send(exchange, 200, answer(1));
                case Answer.Lose() -> accepted.addAll(records);
            }
        }
    }

    private static byte[] data(JsonNode record) {
        try {
            return record.get("Data").binaryValue();
        } catch (IOException e) {
            throw new IllegalStateException("a record's data must be base64", e);
        }
    }

    private void put(HttpExchange exchange, List<byte[]> records, String code, List<Integer> refused)
            throws IOException {
        ObjectNode answer = answer(refused.size());
        ArrayNode entries = answer.withArray("RequestResponses");
        for (int i = 0; i < records.size(); i++) {
            if (refused.contains(i)) {
                entries.addObject().put("ErrorCode", code).put("ErrorMessage", "Slow down.");
            } else {
                accepted.add(records.get(i));
                entries.addObject().put("RecordId", "record-" + accepted.size());
            }
        }
        send(exchange, 200, answer);
    }

    private static ObjectNode answer(int failed) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("FailedPutCount", failed).put("Encrypted", false);
        answer.putArray("RequestResponses");
        return answer;
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
