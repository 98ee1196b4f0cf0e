package com.wildrydes.benchmarks;

import com.wildrydes.benchmarks.archive.ArchiveBenchmark;
import com.wildrydes.benchmarks.dashboard.DashboardBenchmark;
import com.wildrydes.benchmarks.live.ApiBenchmark;
import com.wildrydes.benchmarks.live.LiveBenchmark;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Runs all contests, or those that the arguments name, and prints one table; then the benchmarks of a whole
/// part: of the live state, of the archive, of the dashboard.
///
/// The system property `wildrydes.home` names the project's folder.
public final class Benchmarks {

    /// Prints what it measures by itself.
    private interface WholePart {
        void measure() throws Exception;
    }

    private Benchmarks() {}

    public static void main(String[] names) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Map<String, WholePart> parts = parts(Path.of(System.getProperty("wildrydes.home", ".")), out);
        if (List.of(names).contains("--help")) {
            out.print(help(parts.keySet()));
            return;
        }
        Set<String> left = new TreeSet<>(List.of(names));
        List<Contest> contests = all().stream()
                .filter(contest -> names.length == 0 || left.remove(contest.name()))
                .toList();
        List<WholePart> asked = parts.keySet().stream()
                .filter(name -> names.length == 0 || left.remove(name))
                .map(parts::get)
                .toList();
        if (!left.isEmpty()) {
            System.err.println("benchmark: there is no " + String.join(", ", left)
                    + ": 'scripts/benchmark --help' lists the names");
            System.exit(2);
        }
        out.printf(
                "Java %s, %d cores%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
        if (!contests.isEmpty()) {
            out.println("\n| what | ours, CPU ns | peer, CPU ns | ours / peer | peer |");
            out.println("| --- | ---: | ---: | ---: | --- |");
            contests.forEach(contest -> out.println(row(contest.run())));
        }
        for (WholePart part : asked) {
            part.measure();
        }
    }

    private static String help(Set<String> parts) {
        return """
                Usage: scripts/benchmark [NAME...]

                Measures those that are named, else all, and prints tables. docs/benchmarks.md says what each measures.

                Contests with peers: %s
                Whole parts:         %s
                """.formatted(String.join(" ", all().stream().map(Contest::name).toList()), String.join(" ", parts));
    }

    private static Map<String, WholePart> parts(Path home, PrintStream out) {
        Map<String, WholePart> parts = new LinkedHashMap<>();
        parts.put(LiveBenchmark.NAME, () -> new LiveBenchmark(out).run());
        parts.put(ApiBenchmark.NAME, () -> new ApiBenchmark(out).run());
        ArchiveBenchmark.fleets()
                .forEach((name, unicorns) -> parts.put(name, () -> new ArchiveBenchmark(home, out).run(unicorns)));
        DashboardBenchmark.fleets()
                .forEach((name, fleet) -> parts.put(name, () -> new DashboardBenchmark(home, out).run(fleet)));
        return parts;
    }

    private static String row(Contest.Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %s |",
                result.contest().name(),
                result.oursNs(),
                result.peerNs(),
                result.ratio(),
                result.contest().peerName());
    }

    static List<Contest> all() {
        return Stream.of(TelemetryContests.all(), ProducerContests.all(), ProcessorContests.all())
                .flatMap(List::stream)
                .toList();
    }
}
