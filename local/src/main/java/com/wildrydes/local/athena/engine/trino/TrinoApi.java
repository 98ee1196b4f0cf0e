package com.wildrydes.local.athena.engine.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/// Trino's client protocol (Trino documentation, "Trino client REST API"): a statement is posted, and its answer names
/// where the next page is, until one names none. Thread-safe.
///
/// Trino's own Java client would bring OkHttp, Kotlin and Guava into the local stack for these three requests.
final class TrinoApi implements AutoCloseable {
    /// The server answers within seconds, also when it has nothing to say.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int UNAVAILABLE = 503;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Sleeper sleeper;

    TrinoApi(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /// Posts a statement; the answer is its first page. The client does not claim the capability PARAMETRIC_DATETIME:
    /// to it, as to Athena's clients, every timestamp is one of milliseconds.
    JsonNode post(URI server, String sql, String database) throws IOException, InterruptedException {
        return page(request(server.resolve("/v1/statement"))
                .header("X-Trino-Catalog", "awsdatacatalog")
                .header("X-Trino-Schema", database)
                .header("X-Trino-Time-Zone", "UTC")
                .POST(BodyPublishers.ofString(sql, StandardCharsets.UTF_8))
                .build());
    }

    JsonNode get(URI page) throws IOException, InterruptedException {
        return page(request(page).GET().build());
    }

    /// Stops the statement that a page is of.
    void delete(URI page) throws IOException, InterruptedException {
        http.send(request(page).DELETE().build(), BodyHandlers.discarding());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("X-Trino-User", "athena")
                .header("X-Trino-Source", "athena");
    }

    private JsonNode page(HttpRequest request) throws IOException, InterruptedException {
        while (true) {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                switch (response.statusCode()) {
                    case 200 -> {
                        return json.readTree(body);
                    }
                    // The protocol says: ask again.
                    case UNAVAILABLE -> sleeper.sleep(PAUSE);
                    default ->
                        throw new IOException("the SQL engine answered " + response.statusCode() + " to "
                                + request.method() + ' '
                                + request.uri().getPath() + ": "
                                + new String(body.readNBytes(1000), StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
