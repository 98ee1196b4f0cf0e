package com.wildrydes.local.athena.engine.trino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrinoApiTest {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final TrinoApi api = new TrinoApi(pauses::add);
    private HttpServer server;

    private record Answer(int status, String body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                Answer answer = answers.remove();
                byte[] body = answer.body().getBytes(UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        api.close();
        server.stop(0);
    }

    @Test
    void a_server_that_is_busy_is_asked_again_after_a_pause() throws Exception {
        answers.add(new Answer(503, "later"));
        answers.add(new Answer(503, "later"));
        answers.add(new Answer(200, "{\"id\":\"query\"}"));

        assertThat(api.get(page()).path("id").textValue()).isEqualTo("query");
        assertThat(pauses).containsExactly(Duration.ofMillis(50), Duration.ofMillis(50));
    }

    @Test
    void any_other_answer_is_an_error_with_its_text() {
        answers.add(new Answer(500, "out of order"));

        assertThatIOException()
                .isThrownBy(() -> api.get(page()))
                .withMessage("the SQL engine answered 500 to GET /page: out of order");
        assertThat(pauses).isEmpty();
    }

    private URI page() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/page");
    }
}
