package com.wildrydes.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Runs all contests, or those that the arguments name, and prints one table.
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] names) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<Contest> chosen = all().stream()
                .filter(contest -> names.length == 0 || List.of(names).contains(contest.name()))
                .toList();
        if (chosen.size() < names.length) {
            out.println("benchmark: unknown name among " + List.of(names) + "; there are: "
                    + all().stream().map(Contest::name).toList());
            System.exit(2);
        }
        out.printf(
                "Java %s, %d cores%n%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
        out.println("| what | ours, CPU ns | peer, CPU ns | ours / peer | peer |");
        out.println("| --- | ---: | ---: | ---: | --- |");
        chosen.forEach(contest -> out.println(row(contest.run())));
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
