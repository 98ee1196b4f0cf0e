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
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntries;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/// The dashboard in a browser, with the probe in it.
final class Screen implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final ChromeDriver driver;

    /// @param profile an empty folder
    Screen(Path profile) {
        driver = Chromium.start(profile, options -> {
            options.setCapability("goog:loggingPrefs", Map.of(LogType.PERFORMANCE, "ALL"));
            options.setExperimentalOption(
                    "perfLoggingPrefs",
                    Map.of("enableNetwork", false, "enablePage", false, "traceCategories", MainThread.CATEGORIES));
        });
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
        mark(MainThread.BEGIN);
    }

    /// What the probe has seen since.
    JsonNode end() {
        mark(MainThread.END);
        return read(String.valueOf(run("return JSON.stringify(probe.end())")));
    }

    private void mark(String what) {
        run("console.timeStamp('" + what + "')");
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("the browser's answer cannot be read", e);
        }
    }

    /// What the page's thread did between `begin` and `end`. Leaves the page: the driver hands out a trace only then.
    MainThread leave() {
        driver.get("about:blank");
        var events = new ArrayList<JsonNode>();
        // The driver hands out 100,000 at a time.
        for (LogEntries part = trace(); part.iterator().hasNext(); part = trace()) {
            for (LogEntry entry : part) {
                JsonNode message = read(entry.getMessage()).path("message");
                if (message.path("method").asText().equals("Tracing.dataCollected")) {
                    events.add(message.path("params"));
                }
            }
        }
        return MainThread.of(events);
    }

    private LogEntries trace() {
        return driver.manage().logs().get(LogType.PERFORMANCE);
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
