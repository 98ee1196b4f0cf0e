package com.wildrydes.benchmarks.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The whole system on this machine with a fleet that rides, and its dashboard in Chromium: how old what is
/// drawn is, and what it costs.
public final class DashboardBenchmark {
    /// Everything is started and compiled by then.
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration MEASURED = Duration.ofSeconds(60);

    /// @param unicorns the fleet's size
    /// @param hertz    events a second of each
    /// @param view     the page's address behind the `/`: which part of the map it shows
    public record Fleet(int unicorns, double hertz, String view) {}

    private final Path home;
    private final PrintStream out;

    /// @param home the project's folder
    public DashboardBenchmark(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /// The fleets by the name of their benchmark. 100,000 unicorns send every 10 s, for 100,000 events a
    /// second are more than two cores can count: here it is the page that is measured.
    public static Map<String, Fleet> fleets() {
        var fleets = new LinkedHashMap<String, Fleet>();
        fleets.put("dashboard", new Fleet(10_000, 1, ""));
        fleets.put("dashboard-zoomed-in", new Fleet(10_000, 1, "#map=15/40.758/-73.9855"));
        fleets.put("dashboard-small-fleet", new Fleet(1_000, 1, ""));
        fleets.put("dashboard-huge-fleet", new Fleet(100_000, 0.1, ""));
        fleets.put("dashboard-huge-fleet-zoomed-in", new Fleet(100_000, 0.1, "#map=17/40.758/-73.9855"));
        return fleets;
    }

    /// Measures with that fleet.
    public void run(Fleet fleet) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("wildrydes-dashboard");
        try (var stack = new Command(
                home, folder.resolve("up.log"), "up", "--port", "0", "--web-port", "0", "--data", folder + "/data")) {
            String endpoint = stack.await("AWS services");
            String page = stack.await("dashboard");
            stack.await("Ready.");
            try (var simulator = new Command(
                            home,
                            folder.resolve("simulate.log"),
                            "simulate",
                            "--endpoint=" + endpoint,
                            "--unicorns=" + fleet.unicorns(),
                            "--rate=" + fleet.hertz());
                    var screen = new Screen(folder.resolve("profile"))) {
                screen.open(page + "/" + fleet.view(), fleet.unicorns());
                Thread.sleep(WARM_UP);
                var cpu = new CpuTimes(
                        Map.of("stack", stack.handle(), "simulate", simulator.handle(), "Chromium", Screen.process()));
                long heapBefore = screen.usedHeap();
                Units unitsBefore = Units.read(endpoint);
                cpu.begin();
                screen.begin();
                watch(cpu);
                JsonNode seen = screen.end();
                cpu.look();
                Units units = Units.read(endpoint);
                var report = new DashboardReport(out);
                report.fleet(fleet.unicorns(), fleet.hertz());
                report.page(seen);
                report.memory(heapBefore, screen.usedHeap());
                report.mainThread(screen.leave(), seen.get("seconds").asDouble());
                report.units(units, unitsBefore, seen.get("seconds").asDouble());
                report.cpu(cpu.used(), seen.get("seconds").asDouble());
            }
        } finally {
            delete(folder);
        }
    }

    private static void watch(CpuTimes cpu) throws InterruptedException {
        Instant end = Instant.now().plus(MEASURED);
        while (Instant.now().isBefore(end)) {
            Thread.sleep(1000);
            cpu.look();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
