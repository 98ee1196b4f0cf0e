package com.wildrydes.benchmarks.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The CPU time of each part since `begin`. Processes come and go, so `look` has to be called every second or so.
/// Linux only: the name of a function is in `/proc`.
final class CpuTimes {
    private static final Pattern HANDLER = Pattern.compile("\\.([A-Za-z]+)Handler::");

    private record Seen(String part, Duration first, Duration last) {}

    private final Map<String, ProcessHandle> parents;
    private final Map<Long, Seen> seen = new HashMap<>();
    private boolean begun;

    /// @param parents the first process of each part, by its name
    CpuTimes(Map<String, ProcessHandle> parents) {
        this.parents = new LinkedHashMap<>(parents);
    }

    /// What has been used before does not count.
    void begin() {
        look();
        seen.replaceAll((_, each) -> new Seen(each.part(), each.last(), each.last()));
        begun = true;
    }

    void look() {
        parents.forEach((part, parent) -> Stream.concat(Stream.of(parent), parent.descendants())
                .forEach(process -> process.info().totalCpuDuration().ifPresent(cpu -> note(process, part, cpu))));
    }

    private void note(ProcessHandle process, String part, Duration cpu) {
        seen.compute(
                process.pid(),
                (_, known) -> known == null
                        ? new Seen(partOf(process, part), begun ? Duration.ZERO : cpu, cpu)
                        : new Seen(known.part(), known.first(), cpu));
    }

    /// A function runs as a child of the stack; its handler is the last word of its command line.
    private static String partOf(ProcessHandle process, String part) {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            Matcher handler = HANDLER.matcher(new String(words, StandardCharsets.UTF_8));
            return handler.find() ? handler.group(1) : part;
        } catch (IOException e) {
            // It is over.
            return part;
        }
    }

    /// By part, in the alphabet's order.
    Map<String, Duration> used() {
        var used = new TreeMap<String, Duration>();
        Function<Seen, Duration> since = each -> each.last().minus(each.first());
        seen.values().forEach(each -> used.merge(each.part(), since.apply(each), Duration::plus));
        return used;
    }
}
