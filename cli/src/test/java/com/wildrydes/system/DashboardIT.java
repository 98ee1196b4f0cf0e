package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.dashboard.browser.Chromium;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/// The operators' page in a real browser, fed by the whole system: it shows what is there, and says so when nothing
/// comes.
@SystemTest
@ExtendWith(InBrowser.class)
class DashboardIT {
    private static final int UNICORNS = 20;

    /// A unicorn is gone after 30 s, and the machine may be busy.
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private StackProcess stack;
    private LiveFleet fleet;
    private ChromeDriver driver;
    private Page page;

    @BeforeEach
    void open() throws Exception {
        stack = StackProcess.start(folder.resolve("data"), 0);
        fleet = LiveFleet.ride(stack, UNICORNS);
        driver = Chromium.start(folder.resolve("profile"));
        page = new Page(driver, stack.dashboard().resolve("/")).open();
        showsTheFleet();
    }

    @AfterEach
    void close() throws Exception {
        if (fleet != null) {
            fleet.close();
        }
        // With the page still polling: it must not keep the stack from ending.
        stack.close();
        if (driver != null) {
            driver.quit();
        }
    }

    @Test
    void a_fleet_that_falls_silent_is_said_to_be_and_then_gone_and_comes_back() {
        fleet.silent(true);
        waitUntil("wildRydes.feed.state === 'nodata'");
        assertThat(page.text("#feed-state")).containsIgnoringCase("no data");

        waitUntil("wildRydes.live.fleet.gone.reduce((sum, gone) => sum + gone, 0) === " + UNICORNS);

        fleet.silent(false);
        showsTheFleet();
    }

    @Test
    void a_page_outlives_the_stack_and_recovers_by_itself_when_it_is_back() throws Exception {
        page.run("window.neverReloaded = true");
        int port = stack.port();
        int webPort = stack.dashboard().getPort();

        stack.kill();
        waitUntil("wildRydes.feed.state === 'disconnected'");
        assertThat(page.text("#feed-state")).containsIgnoringCase("disconnected");

        stack = StackProcess.start(folder.resolve("data"), port, webPort);
        showsTheFleet();
        assertThat(page.state("window.neverReloaded")).isEqualTo(true);
    }

    @Test
    void a_fall_is_one_alert_that_is_shown_told_acknowledged_and_closed() throws Exception {
        fleet.health(42);
        page.find("#tab-alerts").click();
        await("the alert")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page.text("#panel-alerts")).contains(LiveFleet.name(0)));
        await("SNS")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(stack.clients().endpoint(), "/_local/sns"))
                        .contains("\"published\":1", LiveFleet.name(0) + ": health 42, below 100"));

        String id = alerts().required(0).required("id").asText();
        assertThat(page.run(
                        "return fetch('/api/alerts/%s/acknowledge', { method: 'POST' }).then((answer) => answer.status)"
                                .formatted(id)))
                .isEqualTo(204L);
        assertThat(alerts().required(0).has("acknowledgedAt")).isTrue();

        fleet.health(200);
        await("recovery")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(alerts().required(0).has("resolvedAt")).isTrue());
        assertThat(alerts()).hasSize(1);
        assertThat(get(stack.clients().endpoint(), "/_local/sns")).contains("\"published\":1");
    }

    private JsonNode alerts() throws Exception {
        return new JsonMapper()
                .readTree(get(stack.dashboard(), "/api/alerts?state=all"))
                .required("alerts");
    }

    private static String get(URI address, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private void showsTheFleet() {
        waitUntil("wildRydes.feed.state === 'live' && wildRydes.live.fleet.count === " + UNICORNS
                + " && wildRydes.live.fleet.gone.every((gone) => gone === 0)");
        assertThat(page.text("#feed-state")).containsIgnoringCase("live");
    }

    private void waitUntil(String expression) {
        await(expression).atMost(PATIENCE).until(() -> Boolean.TRUE.equals(page.state("Boolean(" + expression + ")")));
    }
}
