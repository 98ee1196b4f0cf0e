package com.wildrydes.benchmarks.archive;

import com.wildrydes.benchmarks.stream.FleetStream;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.Statement;
import com.wildrydes.local.athena.engine.trino.EngineSettings;
import com.wildrydes.local.athena.engine.trino.TrinoEngine;
import com.wildrydes.local.template.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Archives 2,000,000 events in several ways and asks each archive the workshop's questions, in turns.
public final class ArchiveBenchmark {

    private static final int WARM_UP_ROUNDS = 1;
    private static final int ROUNDS = 3;
    private static final double MB = 1e6;

    /// The template's `ArchiveWindowSeconds`.
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Path home;
    private final PrintStream out;

    /// @param home the project's folder, with its template and the engine's build
    public ArchiveBenchmark(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /// The fleets by the name of their benchmark. 1,000 unicorns are what the template's two shards are made for.
    public static Map<String, Integer> fleets() {
        Map<String, Integer> fleets = new LinkedHashMap<>();
        fleets.put("archive", 1_000);
        fleets.put("archive-large-fleet", 10_000);
        return fleets;
    }

    /// Measures with a fleet of that size.
    public void run(int unicorns) throws IOException, TemplateException, QueryFailedException, InterruptedException {
        // Of yesterday: the table's days go back from now, and no event may be in the future.
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(16));
        FleetStream fleet = new FleetStream(
                unicorns, Duration.ofSeconds(2_000_000 / unicorns), start, Math.max(2, unicorns / 625), WINDOW);
        Path folder = Files.createTempDirectory("wildrydes-benchmark");
        try {
            Archives archives =
                    Archives.make(ArchiveDesign.read(home.resolve("template.yaml")), fleet, folder.resolve("buckets"));
            describe(fleet, archives);
            EngineSettings settings = EngineSettings.of(
                    home.resolve("athena-engine/target/lib"), folder.resolve("buckets"), folder.resolve("work"));
            try (QueryEngine engine = new TrinoEngine(settings, Clock.systemUTC())) {
                engine.catalog(archives.catalog());
                latency(engine, Question.all(fleet));
                compare(engine, Question.all(fleet));
            }
        } finally {
            delete(folder);
        }
    }

    private void describe(FleetStream fleet, Archives archives) {
        out.printf(
                Locale.ROOT,
                "%n%,d events of %,d unicorns in %,d s, %d shards%n%n",
                archives.events(),
                fleet.unicorns(),
                fleet.duration().toSeconds(),
                fleet.shards());
        out.println("| archive | files | MB | bytes an event |");
        out.println("| --- | ---: | ---: | ---: |");
        for (Bucket bucket : List.of(archives.parquet(), archives.lines(), archives.workshop(), archives.sorted())) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f |%n",
                    bucket.name(),
                    bucket.files(),
                    bucket.bytes() / MB,
                    (double) bucket.bytes() / archives.events());
        }
    }

    private void latency(QueryEngine engine, List<Question> questions)
            throws QueryFailedException, InterruptedException {
        Statement statement = questions.getFirst().of("parquet");
        Scan first = Scan.of(engine, statement);
        Scan second = Scan.of(engine, statement);
        out.printf(
                Locale.ROOT,
                "%nfirst query, with the start of the engine: %.1f s; second: %.2f s%n%n",
                first.seconds(),
                second.seconds());
    }

    private void compare(QueryEngine engine, List<Question> questions)
            throws QueryFailedException, InterruptedException {
        Map<Statement, List<Scan>> scans = new LinkedHashMap<>();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Question question : questions) {
                for (Statement statement : sides(question)) {
                    Scan scan = Scan.of(engine, statement);
                    if (round >= 0) {
                        scans.computeIfAbsent(statement, first -> new ArrayList<>())
                                .add(scan);
                    }
                }
            }
        }
        out.println("| question | rows | parquet | lines | ratio | workshop | ratio | sorted | ratio to lines |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Question question : questions) {
            List<Scan> sides = sides(question).stream()
                    .map(statement -> Scan.median(scans.getOrDefault(statement, List.of())))
                    .toList();
            requireSameRows(question, sides);
            row(question.name() + ", MB scanned", sides, scan -> scan.bytes() / MB);
            row(question.name() + ", s", sides, Scan::seconds);
        }
    }

    /// Parquet, the same lines, the workshop's files, sorted Parquet.
    private static List<Statement> sides(Question question) {
        return List.of(question.of("parquet"), question.of("lines"), question.plainly(), question.ofDistinct("sorted"));
    }

    private static void requireSameRows(Question question, List<Scan> sides) {
        if (sides.get(0).rows() != sides.get(1).rows()
                || sides.get(0).rows() != sides.get(3).rows()) {
            throw new IllegalStateException("the archives must give the same answer: " + question.name() + " " + sides);
        }
    }

    private void row(String what, List<Scan> sides, ToDoubleFunction<Scan> figure) {
        double parquet = figure.applyAsDouble(sides.get(0));
        double lines = figure.applyAsDouble(sides.get(1));
        double workshop = figure.applyAsDouble(sides.get(2));
        double sorted = figure.applyAsDouble(sides.get(3));
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %.2f | %.2f | %.1f | %.2f | %.1f | %.2f | %.1f |%n",
                what,
                sides.getFirst().rows(),
                parquet,
                lines,
                lines / parquet,
                workshop,
                workshop / parquet,
                sorted,
                lines / sorted);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
