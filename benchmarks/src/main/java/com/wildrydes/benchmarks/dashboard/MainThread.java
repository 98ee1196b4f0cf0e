package com.wildrydes.benchmarks.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the thread that a page runs on did, told by the browser's own trace. CPU time is the work
/// itself: unlike the time by the clock it does not hold what the thread waited for a core.
///
/// A frame is a task in which animation callbacks ran: these, style, layout, and painting.
///
/// @param cpuMs     CPU time of all its tasks
/// @param frameMs   CPU time of each frame's task, ascending
/// @param longestMs CPU time of the longest task of all
record MainThread(double cpuMs, List<Double> frameMs, double longestMs) {
    /// What has to be traced.
    static final String CATEGORIES = "devtools.timeline,disabled-by-default-devtools.timeline";

    /// What the page writes into the trace (`console.timeStamp`) where the measurement begins and ends.
    static final String BEGIN = "probe begins";

    static final String END = "probe ends";

    private record ThreadId(long process, long number) {
        static ThreadId of(JsonNode event) {
            return new ThreadId(event.path("pid").asLong(), event.path("tid").asLong());
        }
    }

    private record Task(long endUs, double cpuMs) {}

    /// Reads a trace.
    ///
    /// @param events in Chromium's trace event format: complete events (`ph` is `X`) with their
    ///     start (`ts`), their time by the clock (`dur`) and their CPU time (`tdur`), in
    ///     microseconds; and the page's own marks
    static MainThread of(Collection<JsonNode> events) {
        JsonNode begin = mark(events, BEGIN);
        var page = ThreadId.of(begin);
        long beginUs = begin.path("ts").asLong();
        long endUs = mark(events, END).path("ts").asLong();
        var tasks = new TreeMap<Long, Task>();
        var callbacksUs = new ArrayList<Long>();
        for (JsonNode event : events) {
            long startUs = event.path("ts").asLong();
            if (!ThreadId.of(event).equals(page) || startUs < beginUs || startUs > endUs) {
                continue;
            }
            switch (event.path("name").asText()) {
                case "RunTask" -> {
                    long doneUs = startUs + event.path("dur").asLong();
                    tasks.put(startUs, new Task(doneUs, event.path("tdur").asDouble() / 1000));
                }
                case "FireAnimationFrame" -> callbacksUs.add(startUs);
                default -> {
                    // Not asked for, but in the same categories.
                }
            }
        }
        var frames = new TreeMap<Long, Double>();
        for (long callbackUs : callbacksUs) {
            Map.Entry<Long, Task> around = tasks.floorEntry(callbackUs);
            if (around != null && callbackUs < around.getValue().endUs()) {
                frames.put(around.getKey(), around.getValue().cpuMs());
            }
        }
        return new MainThread(
                tasks.values().stream().mapToDouble(Task::cpuMs).sum(),
                frames.values().stream().sorted().toList(),
                tasks.values().stream().mapToDouble(Task::cpuMs).max().orElse(0));
    }

    private static JsonNode mark(Collection<JsonNode> events, String message) {
        return events.stream()
                .filter(event -> event.at("/args/data/message").asText().equals(message))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the browser's trace of %,d events has no mark '%s'".formatted(events.size(), message)));
    }

    /// @param share of the frames, from 0 to 1
    /// @return the CPU time that this share of the frames does not exceed; NaN without a frame
    double frameMs(double share) {
        return frameMs.isEmpty()
                ? Double.NaN
                : frameMs.get(Math.min(frameMs.size() - 1, (int) (frameMs.size() * share)));
    }
}
