package com.wildrydes.benchmarks.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// Prints what was measured as one table of Markdown.
final class DashboardReport {
    private static final double MB = 1e6;

    private final PrintStream out;

    DashboardReport(PrintStream out) {
        this.out = out;
    }

    void fleet(int unicorns, double hertz) {
        out.printf(Locale.ROOT, "%n| dashboard, %,d unicorns, %,.0f events a second | |%n", unicorns, unicorns * hertz);
        out.println("| --- | ---: |");
    }

    void page(JsonNode seen) {
        double seconds = seen.get("seconds").asDouble();
        JsonNode counts = seen.get("counts");
        JsonNode lags = seen.get("lagMs");
        JsonNode frames = seen.get("frameMs");
        int answers = counts.get("answers").asInt();
        row("event to screen, ms: p50, p90, p99, slowest", joined(lags, "%.0f"));
        row("fixes drawn a second", "%,.0f".formatted(seen.get("events").asDouble() / seconds));
        row("the page's error about the server's clock, ms at most", number(seen.get("clockErrorMs")));
        row("states of the feed", seen.get("states").toString().replaceAll("[\\[\\]\"]", ""));
        row(
                "unicorns in the page; cells",
                "%,d; %,d"
                        .formatted(seen.get("shown").asInt(), seen.get("cells").asInt()));
        row(
                "polls a second; failed",
                "%.1f; %d".formatted(answers / seconds, counts.get("failures").asInt()));
        row("KB a poll", "%.1f".formatted(counts.get("bytes").asDouble() / Math.max(1, answers) / 1000));
        row("frames a second", "%.1f".formatted(seen.get("frames").asDouble() / seconds));
        row("request of a poll, ms: p50, p99", joined(seen.get("requestMs"), "%.0f"));
        row("from the answer to the screen, ms: p50, p99", joined(seen.get("toScreenMs"), "%.0f"));
        row("a frame's callbacks, ms by the clock: p50, p99, longest", joined(frames, "%.1f"));
        row(
                "tasks above 50 ms by the clock; longest, ms",
                "%d; %.0f"
                        .formatted(
                                seen.get("longTasks").asInt(),
                                seen.get("longestTaskMs").asDouble()));
    }

    void mainThread(MainThread seen, double seconds) {
        row(
                "main thread's CPU a frame, ms: p50, p99, longest",
                String.format(Locale.ROOT, "%.1f, %.1f, %.1f", seen.frameMs(0.5), seen.frameMs(0.99), seen.frameMs(1)));
        row("its longest task, ms of CPU", String.format(Locale.ROOT, "%.1f", seen.longestMs()));
        row("CPU of the main thread, cores", String.format(Locale.ROOT, "%.3f", seen.cpuMs() / 1000 / seconds));
    }

    void memory(long before, long after) {
        row("MB of JavaScript objects before; after", "%.1f; %.1f".formatted(before / MB, after / MB));
    }

    void units(Units units, Units before, double seconds) {
        row(
                "DynamoDB write units; read units a second, of all functions",
                "%.1f; %.1f"
                        .formatted(
                                units.since(before, "DynamoDB write request units") / seconds,
                                units.since(before, "DynamoDB read request units") / seconds));
        row("invocations a second", "%.1f".formatted(units.since(before, "Lambda requests") / seconds));
    }

    void cpu(Map<String, Duration> used, double seconds) {
        Duration all = used.values().stream().reduce(Duration.ZERO, Duration::plus);
        used.forEach((part, cpu) -> row("CPU of " + part + ", cores", cores(cpu, seconds)));
        row("CPU of all of it, cores", cores(all, seconds));
    }

    private static String cores(Duration cpu, double seconds) {
        return String.format(Locale.ROOT, "%.2f", cpu.toMillis() / 1000.0 / seconds);
    }

    private static String number(JsonNode value) {
        return String.format(Locale.ROOT, "%.0f", value.asDouble());
    }

    private static String joined(JsonNode values, String format) {
        var text = new StringJoiner(", ");
        // Cells hold no single events, so there is no age of one.
        values.forEach(each -> text.add(each.isNumber() ? String.format(Locale.ROOT, format, each.asDouble()) : "–"));
        return text.toString();
    }

    private void row(String what, String value) {
        out.println("| " + what + " | " + value + " |");
    }
}
