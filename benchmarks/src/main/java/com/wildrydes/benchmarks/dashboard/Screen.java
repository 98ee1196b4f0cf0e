package com.wildrydes.benchmarks.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.dashboard.browser.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

/// The dashboard in a browser, with the probe in it.
final class Screen implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final ChromeDriver driver;

    /// @param profile an empty folder
    Screen(Path profile) {
        driver = Chromium.start(profile);
    }

    /// Opens the page and waits until it shows a fleet of that size, all of it or as cells.
    void open(String address, int unicorns) throws InterruptedException {
        driver.get("about:blank");
        driver.get(address);
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (!Boolean.TRUE.equals(run("return window.wildRydes?.feed.total === " + unicorns))) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the page does not show %d unicorns but %s, and its state is %s"
                        .formatted(unicorns, run("return wildRydes.feed.total"), run("return wildRydes.feed.state")));
            }
            Thread.sleep(200);
        }
        run(probe());
    }

    void begin() {
        run("probe.begin()");
    }

    /// What the probe has seen since.
    JsonNode end() {
        try {
            return json.readTree(String.valueOf(run("return JSON.stringify(probe.end())")));
        } catch (IOException e) {
            throw new UncheckedIOException("the probe's answer cannot be read", e);
        }
    }

    /// Bytes of JavaScript objects in use, after a collection.
    long usedHeap() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        Map<String, Object> usage = driver.executeCdpCommand("Runtime.getHeapUsage", Map.of());
        return usage.get("usedSize") instanceof Number used ? used.longValue() : -1;
    }

    /// The driver's process; the browser's are its children.
    static ProcessHandle process() {
        return ProcessHandle.current()
                .children()
                .filter(each -> each.info().command().orElse("").endsWith("chromedriver"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("chromedriver is not running"));
    }

    private @Nullable Object run(String script) {
        return driver.executeScript(script);
    }

    private static String probe() {
        try (InputStream in = Screen.class.getResourceAsStream("probe.js")) {
            if (in == null) {
                throw new IllegalStateException("probe.js is not beside " + Screen.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("probe.js cannot be read", e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
