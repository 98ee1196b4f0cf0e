package com.wildrydes.processors.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// A bucket over HTTP that takes objects, and fails as it is told. Thread-safe.
public final class FakeS3 implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();

    private FakeS3(HttpServer server) {
        this.server = server;
    }

    public static FakeS3 start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var s3 = new FakeS3(server);
        server.createContext("/", s3::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return s3;
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// The next request is answered with this status.
    public void failWith(int status) {
        failures.add(status);
    }

    /// The objects by `/bucket/key`.
    public Map<String, byte[]> objects() {
        return Map.copyOf(objects);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Integer failure = failures.poll();
            if (failure != null) {
                exchange.sendResponseHeaders(failure, -1);
                return;
            }
            boolean chunked = "aws-chunked".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            objects.put(exchange.getRequestURI().getPath(), chunked ? unchunk(body) : body);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// `HEX-SIZE;chunk-signature=…\r\n DATA \r\n`, repeated up to a chunk of size 0, which trailers follow.
    private static byte[] unchunk(byte[] body) throws IOException {
        var in = new ByteArrayInputStream(body);
        var data = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            data.write(in.readNBytes(size));
            in.skipNBytes(2);
        }
        return data.toByteArray();
    }

    private static int chunkSize(ByteArrayInputStream in) {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return Integer.parseInt(line.toString().trim().split(";")[0], 16);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
