package com.wildrydes.local.athena.engine.trino;

import static com.wildrydes.local.athena.engine.trino.EngineFixture.BUCKET;
import static com.wildrydes.local.athena.engine.trino.EngineFixture.parquet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Completion;
import com.wildrydes.local.athena.engine.QueryFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables and their files, against the real engine. Each test has a prefix of the bucket to itself.
class ArchiveTablesTest {
    private static final String DAY_FORMAT = "'year='yyyy'/month='MM'/day='dd";
    private static final Column NAME = new Column("name", "string");
    private static final Column HEALTH = new Column("health", "int");

    @TempDir
    static Path folder;

    static EngineFixture engine;

    @BeforeAll
    static void open() throws Exception {
        engine = EngineFixture.open(folder);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static String day(int daysAgo) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo).format(DateTimeFormatter.ofPattern(DAY_FORMAT));
    }

    /// Partitioned as the archive is: a folder a day, below it folders that are no partitions.
    private static CatalogTable archive(String name, String prefix) {
        return parquet(
                name,
                prefix,
                List.of(new Column("arrivalday", "string")),
                Map.of(
                        "projection.enabled", "true",
                        "projection.arrivalday.type", "date",
                        "projection.arrivalday.format", DAY_FORMAT,
                        "projection.arrivalday.range", "NOW-400DAYS,NOW+1DAYS",
                        "storage.location.template", "s3://" + BUCKET + '/' + prefix + "${arrivalday}/"),
                NAME,
                HEALTH);
    }

    private static CatalogTable hour(String name, String prefix, int daysAgo) {
        return parquet(name, prefix + day(daysAgo) + "/hour=05/", NAME, HEALTH);
    }

    @Test
    void only_the_days_asked_for_are_read_and_days_without_files_are_empty() throws Exception {
        engine.tables(archive("events", "days/"), hour("today", "days/", 0), hour("lastyear", "days/", 365));
        engine.complete("INSERT INTO today VALUES ('Shadowfax', 1)");
        engine.complete("INSERT INTO lastyear VALUES ('Binky', 2)");

        Completion all = engine.complete("SELECT name FROM events");
        Completion some = engine.complete("SELECT name FROM events WHERE arrivalday >= ?", '\'' + day(30) + '\'');

        assertThat(engine.rows("SELECT name, arrivalday FROM events ORDER BY health"))
                .containsExactly("[Shadowfax, " + day(0) + ']', "[Binky, " + day(365) + ']');
        assertThat(engine.rows("SELECT name FROM events WHERE arrivalday >= ?", '\'' + day(30) + '\''))
                .containsExactly("[Shadowfax]");
        assertThat(some.progress().bytesScanned()).isPositive();
        assertThat(all.progress().bytesScanned()).isGreaterThan(some.progress().bytesScanned());
        assertThat(engine.complete("SELECT name FROM events WHERE arrivalday = ?", '\'' + day(7) + '\'')
                        .progress()
                        .bytesScanned())
                .isZero();
    }

    @Test
    void an_empty_archive_has_no_rows() throws Exception {
        engine.tables(archive("events", "nothing/"));

        assertThat(engine.rows("SELECT * FROM events")).isEmpty();
        assertThat(engine.rows("SELECT count(*) FROM events")).containsExactly("[0]");
    }

    @Test
    void a_bucket_that_is_gone_is_named() throws Exception {
        CatalogTable.Stored here = parquet("gone", "x/", NAME);
        engine.tables(new CatalogTable.Stored(
                here.database(),
                here.name(),
                here.columns(),
                here.partitionKeys(),
                "s3://no-such-bucket/events/",
                here.inputFormat(),
                here.outputFormat(),
                here.serde(),
                Map.of(),
                Map.of()));

        assertThat(engine.failure("SELECT * FROM gone"))
                .asInstanceOf(type(QueryFailure.StorageError.class))
                .satisfies(error -> {
                    assertThat(error.location()).isEqualTo("s3://no-such-bucket/events/");
                    assertThat(error.message()).contains("The specified bucket does not exist: no-such-bucket");
                });
    }

    @Test
    void a_location_stays_within_its_bucket() throws Exception {
        engine.tables(parquet("outside", "../../outside/", NAME));

        assertThat(engine.failure("SELECT * FROM outside").message()).contains("a key must stay within its bucket");
        assertThat(engine.failure("INSERT INTO outside VALUES 'x'").message())
                .contains("a key must stay within its bucket");
    }

    @Test
    void a_broken_file_among_good_ones_is_named() throws Exception {
        engine.tables(parquet("mixed", "mixed/", NAME, HEALTH));
        engine.complete("INSERT INTO mixed VALUES ('Shadowfax', 1)");
        engine.complete("INSERT INTO mixed SELECT 'u' || CAST(x AS varchar), CAST(x AS integer)"
                + " FROM UNNEST(sequence(1, 10000)) t(x)");
        Path file;
        try (var files = Files.list(engine.bucket().resolve("mixed"))) {
            file = files.max(Comparator.comparing(path -> path.toFile().length()))
                    .orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        String location = "s3://" + BUCKET + "/mixed/" + file.getFileName();

        byte[] scribbled = good.clone();
        Arrays.fill(scribbled, 10, good.length / 2, (byte) 0x5A);
        for (byte[] broken : List.of(
                Arrays.copyOf(good, good.length / 2), scribbled, "no Parquet".getBytes(StandardCharsets.US_ASCII))) {
            Files.write(file, broken);

            assertThat(engine.failure("SELECT name, health FROM mixed"))
                    .asInstanceOf(type(QueryFailure.StorageError.class))
                    .satisfies(error -> assertThat(error.location()).isEqualTo(location));
        }
        Files.write(file, good);
        assertThat(engine.rows("SELECT count(*) FROM mixed")).containsExactly("[10001]");
    }

    @Test
    void only_the_columns_that_are_asked_for_are_scanned() throws Exception {
        engine.tables(parquet("wide", "wide/", NAME, HEALTH));
        engine.complete("INSERT INTO wide SELECT CAST(uuid() AS varchar), CAST(x % 3 AS integer)"
                + " FROM UNNEST(sequence(1, 10000)) t(x)");
        long size;
        try (var files = Files.list(engine.bucket().resolve("wide"))) {
            size = files.mapToLong(path -> path.toFile().length()).sum();
        }

        long all = scanned("SELECT max(name), max(health) FROM wide");
        long narrow = scanned("SELECT max(health) FROM wide");

        assertThat(narrow).isPositive().isLessThan(all / 20);
        assertThat(all).isBetween(size * 9 / 10, size * 11 / 10);
        assertThat(scanned("SELECT max(health) FROM wide")).isEqualTo(narrow);
    }

    private static long scanned(String sql) throws Exception {
        return engine.complete(sql).progress().bytesScanned();
    }

    @Test
    void columns_are_found_by_name() throws Exception {
        engine.tables(parquet("byname", "byname/", NAME, HEALTH));
        engine.complete("INSERT INTO byname VALUES ('Shadowfax', 7)");

        engine.tables(parquet("byname", "byname/", HEALTH, new Column("magic", "int"), NAME));

        assertThat(engine.rows("SELECT * FROM byname")).containsExactly("[7, null, Shadowfax]");
    }

    @Test
    void times_have_milliseconds() throws Exception {
        engine.tables(parquet("times", "times/", new Column("at", "timestamp")));
        engine.complete("INSERT INTO times VALUES TIMESTAMP '2026-01-31 23:59:59.999'");

        assertThat(engine.rows("SELECT at, typeof(at) FROM times"))
                .containsExactly("[2026-01-31 23:59:59.999, timestamp(3)]");
    }

    @Test
    void a_statement_that_fails_leaves_no_object() throws Exception {
        engine.tables(parquet("torn", "torn/", NAME, HEALTH));

        assertThat(engine.failure("INSERT INTO torn SELECT 'x', 1 / CAST(100000 - x AS integer)"
                        + " FROM UNNEST(sequence(1, 10000)) a(x) UNION ALL SELECT 'y', 1 / CAST(random(1) AS integer)"))
                .isInstanceOf(QueryFailure.SemanticError.class);

        assertThat(engine.keys()).noneMatch(key -> key.startsWith("torn/"));
    }

    @Test
    void a_view_is_read_as_athena_wrote_it() throws Exception {
        engine.tables(
                parquet("seen", "seen/", NAME, HEALTH),
                EngineFixture.view(
                        "healthy",
                        "SELECT name, health FROM seen WHERE health > 100",
                        "{\"name\":\"name\",\"type\":\"varchar\"},{\"name\":\"health\",\"type\":\"integer\"}"));
        engine.complete("INSERT INTO seen VALUES ('Shadowfax', 99), ('Binky', 101)");

        assertThat(engine.rows("SELECT name FROM fleet.healthy")).containsExactly("[Binky]");
    }

    @Test
    void what_a_statement_creates_is_handed_over_to_whoever_keeps_the_catalog() throws Exception {
        engine.tables(parquet("source", "source/", NAME, HEALTH));
        engine.complete("INSERT INTO source VALUES ('Shadowfax', 7)");

        Completion table = engine.complete("CREATE TABLE copy WITH (format = 'PARQUET', external_location = 's3://"
                + BUCKET + "/copy/') AS SELECT * FROM source");
        Completion view = engine.complete("CREATE VIEW names AS SELECT name FROM copy");

        assertThat(table.created()).singleElement().isInstanceOfSatisfying(CatalogTable.Stored.class, made -> {
            assertThat(made.name()).isEqualTo("copy");
            assertThat(made.location()).isEqualTo("s3://" + BUCKET + "/copy/");
            assertThat(made.columns()).containsExactly(NAME, HEALTH);
            assertThat(made.serde()).isEqualTo("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
        });
        assertThat(view.created())
                .singleElement()
                .isInstanceOfSatisfying(
                        CatalogTable.View.class,
                        made -> assertThat(made.originalText()).startsWith("/* Presto View: "));

        engine.tables(table.created().getFirst(), view.created().getFirst());
        assertThat(engine.rows("SELECT * FROM names")).containsExactly("[Shadowfax]");
        assertThat(engine.failure("SELECT * FROM source").name()).isEqualTo("TABLE_NOT_FOUND");
    }

    @Test
    void a_table_that_cannot_be_understood_leaves_the_others_alone() throws Exception {
        engine.tables(parquet("good", "good/", NAME), parquet("bad", "bad/", new Column("x", "no such type")));

        assertThat(engine.rows("SELECT * FROM good")).isEmpty();
        assertThat(engine.failure("SELECT * FROM bad").name()).isEqualTo("TABLE_NOT_FOUND");
    }
}
