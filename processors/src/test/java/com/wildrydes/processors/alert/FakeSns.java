package com.wildrydes.processors.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// A topic over HTTP that takes batches, and answers as it is told. Thread-safe.
final class FakeSns implements AutoCloseable {

    private static final String ENTRIES = "PublishBatchRequestEntries.member.";

    private final HttpServer server;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final Queue<Map<String, String>> requests = new ConcurrentLinkedQueue<>();

    private FakeSns(HttpServer server) {
        this.server = server;
    }

    static FakeSns start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var sns = new FakeSns(server);
        server.createContext("/", sns::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return sns;
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// How a call is answered.
    sealed interface Answer {

        /// Each entry whose index is among these is refused, the others are accepted.
        record Refuse(List<Integer> indexes) implements Answer {}

        /// The call fails as a whole.
        record Fail(int status, String code) implements Answer {}

        /// The answer leaves entries out.
        record Mumble() implements Answer {}

        /// The connection breaks off before the answer.
        record Lose() implements Answer {}
    }

    /// The next calls are answered so; in all that follow every entry is accepted.
    void answer(Answer... answers) {
        script.addAll(List.of(answers));
    }

    /// The parameters of each call.
    List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> parameters = parameters(exchange);
            requests.add(parameters);
            int entries = (int) parameters.keySet().stream()
                    .filter(name -> name.startsWith(ENTRIES) && name.endsWith(".Id"))
                    .count();
            switch (script.poll()) {
                case null -> send(exchange, 200, answer(entries, List.of()));
                case Answer.Refuse(List<Integer> indexes) -> send(exchange, 200, answer(entries, indexes));
                case Answer.Fail(int status, String code) -> send(exchange, status, """
                        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
                        <Code>%s</Code><Message>No.</Message></Error><RequestId>r</RequestId></ErrorResponse>\
                        """.formatted(code));
                case Answer.Mumble() -> send(exchange, 200, answer(0, List.of()));
                case Answer.Lose() -> {}
            }
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var parameters = new TreeMap<String, String>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /// SNS names the accepted entries first, whatever their order was.
    private static String answer(int entries, List<Integer> refused) {
        var successful = new StringBuilder();
        var failed = new StringBuilder();
        for (int i = entries - 1; i >= 0; i--) {
            if (refused.contains(i)) {
                failed.append("<member><Id>" + i + "</Id><Code>InternalError</Code><Message>Try again.</Message>"
                        + "<SenderFault>false</SenderFault></member>");
            } else {
                successful.append("<member><Id>" + i + "</Id><MessageId>m-" + i + "</MessageId></member>");
            }
        }
        return "<PublishBatchResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishBatchResult><Successful>"
                + successful + "</Successful><Failed>" + failed + "</Failed></PublishBatchResult>"
                + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishBatchResponse>";
    }

    private static void send(HttpExchange exchange, int status, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
