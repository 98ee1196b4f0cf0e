package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `wildrydes up` as a process of its own, as `scripts/wildrydes` starts it, so that it can be killed.
final class StackProcess implements RunningStack {
    private static final String ADDRESS = "AWS services ";
    private static final String DASHBOARD = "dashboard ";
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final Clients clients;
    private final URI dashboard;
    private final HttpClient http = HttpClient.newHttpClient();

    private StackProcess(Process process, URI endpoint, URI dashboard) {
        this.process = process;
        this.dashboard = dashboard;
        clients = Clients.of(endpoint);
    }

    /// Starts it and returns when it is ready.
    ///
    /// @param port 0 takes a free one
    static StackProcess start(Path data, int port) throws IOException {
        return start(data, port, 0);
    }

    /// As the other, with the dashboard at a port of the caller's choice.
    static StackProcess start(Path data, int port, int webPort) throws IOException {
        Path out = data.resolveSibling("up.out");
        Path err = data.resolveSibling("up.err");
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dwildrydes.home=" + PROJECT,
                "-jar",
                PROJECT.resolve("cli/target/lib/cli.jar").toString(),
                "up",
                "--port",
                Integer.toString(port),
                "--web-port",
                Integer.toString(webPort),
                "--data",
                data.toString()));
        ProjectStack.FAST.forEach((name, value) -> command.addAll(List.of("--parameter", name + "=" + value)));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            await("Ready.").atMost(START).until(() -> {
                assertThat(process.isAlive()).as(() -> read(err)).isTrue();
                return Files.readAllLines(out).contains("Ready.");
            });
        } catch (RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
        return new StackProcess(process, address(out, ADDRESS), address(out, DASHBOARD));
    }

    private static URI address(Path out, String label) throws IOException {
        String line = Files.readAllLines(out).stream()
                .filter(each -> each.startsWith(label))
                .findFirst()
                .orElseThrow();
        return URI.create(line.substring(label.length()).strip());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    int port() {
        return clients.endpoint().getPort();
    }

    /// Where the dashboard is, such as `http://localhost:8080`.
    URI dashboard() {
        return dashboard;
    }

    @Override
    public Clients clients() {
        return clients;
    }

    /// Makes every write of a minute take so long from now on, so that a kill finds a batch half done.
    void slowTable(Duration delay) throws Exception {
        String rules =
                "{\"rules\":[{\"service\":\"dynamodb\",\"operation\":\"PutItem\",\"effect\":\"delay\",\"delayMs\":"
                        + delay.toMillis() + "}]}";
        HttpRequest put = faults().PUT(BodyPublishers.ofString(rules)).build();
        assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /// How many writes were slow.
    int slowWrites() throws Exception {
        String faults = http.send(faults().build(), BodyHandlers.ofString()).body();
        return new JsonMapper()
                .readTree(faults)
                .required("rules")
                .required(0)
                .required("hits")
                .intValue();
    }

    private HttpRequest.Builder faults() {
        return HttpRequest.newBuilder(clients.endpoint().resolve("/_local/faults"));
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        clients.close();
        http.close();
    }

    /// SIGTERM, and waits for the end.
    @Override
    public void close() {
        process.destroy();
        clients.close();
        http.close();
        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30));
    }
}
