package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.dashboard.browser.Chromium;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.telemetry.StatusEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/// Two minutes of a fleet's past, from the stream through the archive's files and the SQL engine to the map.
@SystemTest
@ExtendWith(InBrowser.class)
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final int SECONDS = 120;
    private static final double METRE = 1 / 111_195.0;
    private static final double SOUTH = 40.75;

    /// Rides all the time, at 10 m/s to the north.
    private static final String STEADY = "Steady";
    /// Rides as well, and says nothing from the 20th to the 90th second.
    private static final String SILENT = "<b>Silent</b>, \"🦄\"";
    /// Is low from the 50th second to the 70th.
    private static final String FAINT = "Faint";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1200);
    private final Instant to = from.plusSeconds(SECONDS);
    private StackProcess stack;
    private ChromeDriver driver;

    @BeforeEach
    void archive() throws Exception {
        stack = StackProcess.start(folder.resolve("data"), 0);
        List<StatusEvent> events = ride();
        try (StreamWriter writer = stack.clients().writer(new Ledger())) {
            for (StatusEvent event : events) {
                Traffic.message(event).writeTo(writer);
                // Each once more: a replay has an event once.
                Traffic.message(event).writeTo(writer);
            }
        }
        await().atMost(PATIENCE).until(() -> stack.archive().events().size() == events.size());
    }

    @AfterEach
    void close() {
        if (driver != null) {
            driver.quit();
        }
        stack.close();
    }

    @Test
    void the_past_is_played_as_it_was() throws Exception {
        has_every_event_once();
        plays_on_the_map();
    }

    private void has_every_event_once() throws Exception {
        String range = "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
        JsonNode replay = ask(request("api/replays").POST(BodyPublishers.ofString(range)), 202);
        String path = "api/replays/" + replay.get("id").textValue();
        await().atMost(PATIENCE)
                .until(() -> ask(request(path), 200).get("state").textValue().equals("ready"));
        List<String> times = new ArrayList<>();
        for (JsonNode part : ask(request(path + "/fixes"), 200).get("unicorns")) {
            long offset = 0;
            for (JsonNode difference : part.get("times")) {
                offset += difference.longValue();
                times.add(part.get("name").textValue() + " " + from.plusMillis(offset));
            }
        }
        assertThat(times)
                .containsExactlyInAnyOrderElementsOf(ride().stream()
                        .map(event -> event.name() + " " + Instant.ofEpochMilli(event.statusTimeMs()))
                        .toList());
    }

    private void plays_on_the_map() throws Exception {
        driver = Chromium.start(folder.resolve("profile"));
        var page = new Page(driver, stack.dashboard().resolve("/"));
        page.open("#replay=" + from + "/" + to + "/" + from.plusMillis(60_500) + "/60");
        waitUntil(page, "document.querySelector('#replay').dataset.state === 'playing'");
        waitUntil(page, "wildRydes.source.fleet.count === 3");

        String fleet = "wildRydes.source.fleet";
        assertThat(page.number(of(fleet, "latitude", STEADY))).isCloseTo(SOUTH + 605 * METRE, within(2e-6));
        assertThat(page.number(of(fleet, "gone", STEADY))).isZero();
        assertThat(page.number(of(fleet, "gone", SILENT))).isEqualTo(1);
        assertThat(page.number(of(fleet, "health", FAINT))).isEqualTo(50);

        page.find(".replay-toggle").click();
        waitUntil(page, "wildRydes.source.nowMs() === " + to.toEpochMilli());
        waitUntil(page, of(fleet, "gone", SILENT) + " === 0");
        waitUntil(page, of(fleet, "health", FAINT) + " === 150");
        assertThat(page.complaints()).isEmpty();
    }

    private List<StatusEvent> ride() {
        List<StatusEvent> events = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            events.add(event(STEADY, second, 150));
            events.add(event(FAINT, second, second >= 50 && second < 70 ? 50 : 150));
            if (second < 20 || second >= 90) {
                events.add(event(SILENT, second, 150));
            }
        }
        return events;
    }

    private StatusEvent event(String name, int second, int health) {
        double latitude = SOUTH + 10 * second * METRE;
        return new StatusEvent(
                name, from.plusSeconds(second).toEpochMilli(), latitude, -73.98, second == 0 ? 0 : 10, health, 180);
    }

    private static String of(String fleet, String column, String name) {
        return fleet + "." + column + "[" + fleet + ".index(" + new JsonMapper().valueToTree(name) + ")]";
    }

    private static void waitUntil(Page page, String expression) {
        await(expression).atMost(PATIENCE).until(() -> Boolean.TRUE.equals(page.state("Boolean(" + expression + ")")));
    }

    private HttpRequest.Builder request(String path) {
        URI address = stack.dashboard().resolve("/" + path);
        return HttpRequest.newBuilder(address).header("Content-Type", "application/json");
    }

    private static JsonNode ask(HttpRequest.Builder request, int status) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return new JsonMapper().readTree(response.body());
        }
    }
}
