package com.wildrydes.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.benchmarks.stream.FleetStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

    private static final FleetStream FLEET =
            new FleetStream(20, Duration.ofMinutes(3), Instant.parse("2026-07-21T09:00:00Z"), 2, Duration.ofMinutes(1));

    @TempDir
    private Path folder;

    @Test
    void every_way_has_all_events() throws Exception {
        Archives archives = Archives.make(ArchiveDesign.read(Path.of("../template.yaml")), FLEET, folder);
        assertThat(archives.events()).isEqualTo(3600);
        assertThat(lines(archives.lines())).hasSize(3600);
        assertThat(lines(archives.workshop())).hasSize(3600);
        assertThat(archives.parquet().files()).isEqualTo(archives.lines().files());
        assertThat(archives.sorted().files()).isEqualTo(1);
    }

    @Test
    void the_questions_are_the_saved_queries_asked_of_other_tables() {
        for (Question question : Question.all(FLEET)) {
            assertThat(question.of("lines").text()).contains("wildrydes.lines").doesNotContain("wildrydes.wildrydes");
            assertThat(question.of("lines").text()).contains("PARTITION BY name, statustimems");
            assertThat(question.ofDistinct("sorted").text()).doesNotContain("PARTITION BY name, statustimems");
        }
    }

    private static List<String> lines(Bucket bucket) throws IOException {
        try (Stream<Path> files = Files.walk(bucket.folder().resolve(bucket.name()))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> text(file).lines())
                    .toList();
        }
    }

    private static String text(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
