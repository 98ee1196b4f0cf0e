package com.wildrydes.local.athena.engine.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Progress.State;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryFailure;
import com.wildrydes.local.athena.engine.QueryRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine's process: its beginning, its limits, its ends.
class EngineProcessTest {
    private static final int SMALL_HEAP_MB = EngineSettings.MIN_HEAP_MB;

    @TempDir
    Path folder;

    /// In one test, because each start takes seconds.
    @Test
    void the_process_comes_with_the_first_statement_and_again_after_it_died() throws Exception {
        try (EngineFixture engine = EngineFixture.open(folder, EngineFixture.BUILT, SMALL_HEAP_MB)) {
            engine.tables(EngineFixture.parquet("dropped", "dropped/", new Column("x", "int")));
            assertThat(engineOf(engine)).as("before the first statement").isEmpty();

            try (QueryRun run = engine.start("SELECT 1")) {
                assertThat(run.progress().state()).isEqualTo(State.STARTING_ENGINE);
                assertThat(run.completion().progress().state()).isEqualTo(State.FINISHED);
            }
            ProcessHandle first = engineOf(engine).orElseThrow();

            assertThat(
                            engine.rows(
                                    "SELECT count(*) FROM (SELECT row_number() OVER (PARTITION BY a.x, b.x ORDER BY a.x) n"
                                            + " FROM UNNEST(sequence(1, 2000)) a(x), UNNEST(sequence(1, 2000)) b(x)) WHERE n = 1"))
                    .as("more partitions than memory holds")
                    .containsExactly("[4000000]");
            assertThat(engine.failure("SELECT cardinality(array_agg(rpad(CAST(a.x AS varchar), 50, '.')))"
                            + " FROM UNNEST(sequence(1, 3000)) a(x), UNNEST(sequence(1, 3000)) b(x)"))
                    .as("one value of more memory than there is")
                    .asInstanceOf(type(QueryFailure.OutOfMemory.class))
                    .satisfies(error -> assertThat(error.message()).contains("memory limit"));
            assertThat(engine.rows("SELECT * FROM dropped")).isEmpty();
            assertThat(engineOf(engine)).contains(first);

            try (QueryRun run = engine.start(
                    "SELECT a.x, b.x FROM UNNEST(sequence(1, 9999)) a(x)," + " UNNEST(sequence(1, 9999)) b(x)")) {
                assertThat(run.next()).isNotNull();
                first.destroyForcibly();

                assertThatThrownBy(run::completion)
                        .asInstanceOf(type(QueryFailedException.class))
                        .extracting(QueryFailedException::failure)
                        .asInstanceOf(type(QueryFailure.EngineError.class))
                        .satisfies(error -> assertThat(error.message())
                                .contains("the SQL engine ended (exit value 137) while the statement ran: run it again")
                                .contains(engine.settings().log().toString()));
                assertThat(run.progress().state()).isEqualTo(State.FAILED);
            }
            engine.tables();
            assertThat(engine.rows("SELECT 3")).containsExactly("[3]");
            assertThat(engine.failure("SELECT * FROM dropped").name())
                    .as("what the process before it knew")
                    .isEqualTo("TABLE_NOT_FOUND");
        }
        assertThat(ProcessHandle.current().descendants().filter(handle -> isEngine(handle, folder)))
                .isEmpty();
    }

    @Test
    void the_process_ends_by_itself_when_nobody_holds_its_input_any_more() throws Exception {
        Files.createDirectories(folder.resolve("s3"));
        // Beside the jars is a cache of classes that is none.
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (var jars = Files.list(EngineFixture.BUILT)) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toRealPath());
            }
        }
        Files.writeString(lib.resolve("engine.aot"), "stale");
        EngineSettings settings = EngineSettings.of(lib, folder.resolve("s3"), folder.resolve("engine"));

        EngineProcess process = EngineProcess.start(settings, Catalog.EMPTY);
        assertThat(process.address().getHost()).isEqualTo("127.0.0.1");
        process.stop(Duration.ofMinutes(1));

        assertThat(process.awaitEnd(Duration.ZERO)).isEqualTo(OptionalInt.of(0));
        // JUnit warns of links that lead out of the folder that it deletes.
        try (var links = Files.list(lib)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void an_engine_that_is_not_built_says_what_to_do() throws Exception {
        try (EngineFixture engine = EngineFixture.open(folder, folder.resolve("nowhere"), SMALL_HEAP_MB)) {
            assertThat(engine.failure("SELECT 1"))
                    .asInstanceOf(type(QueryFailure.EngineError.class))
                    .satisfies(error -> assertThat(error.message())
                            .startsWith("there is no engine in " + folder.resolve("nowhere"))
                            .endsWith(": build module athena-engine"));
        }
    }

    @Test
    void a_heap_that_is_too_small_is_refused() {
        assertThatThrownBy(() -> EngineSettings.of(folder, folder, folder).withHeapMb(511))
                .hasMessage("heapMb must be at least 512: 511");
    }

    private static Optional<ProcessHandle> engineOf(EngineFixture engine) {
        return ProcessHandle.current()
                .children()
                .filter(handle -> isEngine(handle, engine.settings().work()))
                .findAny();
    }

    private static boolean isEngine(ProcessHandle handle, Path work) {
        return handle.info().commandLine().orElse("").contains(work.toString());
    }
}
