package com.wildrydes.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wildrydes.processors.api.ApiHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// A page that asks for the fleet again and again, and what that came to.
final class Question {

    /// A little longer than the function shares one reading of the table.
    private static final Duration BETWEEN = Duration.ofMillis(210);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final String query;
    private final boolean goesOn;
    private String cursor = "";
    private long asked;
    private long rows;
    private long gzipBytes;
    private long jsonBytes;
    private long cpuNs;

    /// @param query but for the cursor
    /// @param goesOn whether it asks with the cursor of the answer before
    Question(String name, String query, boolean goesOn) {
        this.name = name;
        this.query = query;
        this.goesOn = goesOn;
    }

    /// Asks until there is no more.
    ///
    /// @param counts whether it is measured
    void ask(ApiHandler api, boolean counts) throws IOException {
        pause();
        JsonNode answer;
        do {
            var sent = new ByteArrayOutputStream();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            api.handleRequest(new ByteArrayInputStream(event()), sent, new ManySeconds());
            long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            JsonNode lambda = JSON.readTree(sent.toByteArray());
            byte[] packed = Base64.getDecoder().decode(lambda.get("body").textValue());
            byte[] document = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
            answer = JSON.readTree(document);
            cursor = answer.get("cursor").textValue();
            if (counts) {
                rows += answer.get("unicorns").size();
                gzipBytes += packed.length;
                jsonBytes += document.length;
                cpuNs += after - before;
            }
        } while (answer.path("more").booleanValue());
        asked += counts ? 1 : 0;
        cursor = goesOn ? cursor : "";
    }

    void print(PrintStream out, int unicorns, double readUnits) {
        out.printf(
                Locale.ROOT,
                "| %,d | %s | %,d | %,d | %,d | %.1f | %.1f |%n",
                unicorns,
                name,
                rows / asked,
                gzipBytes / asked,
                jsonBytes / asked,
                cpuNs / 1e6 / asked,
                readUnits);
    }

    private byte[] event() {
        String all = (cursor.isEmpty() ? "" : "since=" + cursor + "&") + query;
        return ("{\"version\":\"2.0\",\"rawPath\":\"/api/fleet\",\"rawQueryString\":\"" + all + "\","
                        + "\"headers\":{\"accept-encoding\":\"gzip\"},"
                        + "\"requestContext\":{\"requestId\":\"1\",\"http\":{\"method\":\"GET\"}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it paused", e);
        }
    }
}
