package com.wildrydes.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebDoorTest {
    private static final Request.Handler HELLO = (request, response, callback) -> {
        response.write(true, ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    };

    private final AtomicBoolean healthy = new AtomicBoolean();
    private WebDoor door;

    @BeforeEach
    void open() throws Exception {
        door = WebDoor.open(InetAddress.getLoopbackAddress(), 0, healthy::get);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void before_there_is_an_api_it_says_that_the_stack_is_starting() throws Exception {
        assertThat(get("/", "localhost")).startsWith("HTTP/1.1 503").contains("is starting");
        assertThat(get("/health", "localhost")).startsWith("HTTP/1.1 503");
        door.serve(HELLO);
        healthy.set(true);
        assertThat(get("/", "localhost")).startsWith("HTTP/1.1 200").endsWith("hello");
        assertThat(get("/health", "localhost")).startsWith("HTTP/1.1 200").contains("\"status\":\"up\"");
    }

    @Test
    void without_an_api_it_says_so() throws Exception {
        healthy.set(true);
        assertThat(get("/", "localhost")).startsWith("HTTP/1.1 404").contains("declares no HTTP routes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "dashboard.localhost:1",
                "127.0.0.1",
                "127.0.0.1:8080",
                "[::1]:8080",
                "192.168.1.20:8080"
            })
    void it_answers_to_this_machine_and_to_addresses(String host) throws Exception {
        door.serve(HELLO);
        assertThat(get("/", host)).startsWith("HTTP/1.1 200");
    }

    /// A page of a foreign site may make its own name lead to 127.0.0.1 and ask here as if it were its own.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:8080",
                "localhost.example",
                "notlocalhost",
                "127.0.0.1.example"
            })
    void it_answers_to_no_other_name(String host) throws Exception {
        door.serve(HELLO);
        healthy.set(true);
        assertThat(get("/", host))
                .startsWith("HTTP/1.1 403")
                .contains("application/problem+json")
                .contains("localhost and to addresses, and to no other name: " + host);
        assertThat(get("/health", host)).startsWith("HTTP/1.1 403");
    }

    @Test
    void a_request_without_a_host_is_refused() throws Exception {
        door.serve(HELLO);
        assertThat(send("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%zz", "/api/unicorns/%", "/%00"})
    void a_path_that_cannot_be_read_is_refused_as_everything_else_is(String path) throws Exception {
        door.serve(HELLO);
        assertThat(get(path, "localhost"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "The request cannot be read.")
                .doesNotContain("<html");
    }

    @Test
    void its_address_is_localhost_on_loopback_and_on_all_interfaces() throws Exception {
        assertThat(door.address()).hasHost("localhost").hasPort(door.address().getPort());
        try (WebDoor everywhere = WebDoor.open(InetAddress.getByName("0.0.0.0"), 0, healthy::get)) {
            assertThat(everywhere.address()).hasHost("localhost");
        }
    }

    private String get(String path, String host) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private String send(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
