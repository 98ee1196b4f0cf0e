package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.producer.stream.StreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Invariant 10: processes are killed in the middle of their work.
@SystemTest
class CrashIT {
    private static final int KILLS = 2;
    private static final int EVENTS_A_ROUND = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Ledger ledger = new Ledger();

    @Test
    void a_stack_that_is_killed_in_the_middle_and_started_again_loses_and_doubles_nothing() throws Exception {
        Traffic traffic = new Traffic("Killed-", 30, Seed.VALUE, ledger);
        StackProcess stack = StackProcess.start(folder.resolve("data"), 0);
        int port = stack.port();
        // The writer's own client lives on: it finds the next stack at the same address.
        try (Clients ofWriter = Clients.of(stack.clients().endpoint());
                StreamWriter writer = ofWriter.writer(ledger)) {
            for (int round = 0; round < KILLS; round++) {
                stack.slowTable(Duration.ofMillis(100));
                CompletableFuture<Void> writing = writeInBackground(traffic, writer);
                awaitWrites(stack, 20 + 30 * round);
                stack.kill();
                stack = StackProcess.start(folder.resolve("data"), port);
                writing.get();
            }
            // One more, while a file of the archive is written.
            CompletableFuture<Void> writing = writeInBackground(traffic, writer);
            awaitFlush();
            stack.kill();
            stack = StackProcess.start(folder.resolve("data"), port);
            writing.get();
            writer.flush();
            assertThat(writer.stats().acknowledged()).isEqualTo((KILLS + 1) * EVENTS_A_ROUND);
            ArchiveFiles archive = stack.archive();
            new EndMarkers(stack, "Killed-", ledger).awaitCountedAndArchived(archive);

            assertThat(stack.table().differences("Killed-", ledger.minutes())).isEmpty();
            assertThat(archive.events()).isEqualTo(ledger.contents());
            assertThat(archive.unconverted()).isEmpty();
        } finally {
            stack.close();
        }
    }

    @Test
    void a_function_that_is_killed_in_mid_batch_counts_nothing_twice() throws Exception {
        Traffic traffic = new Traffic("Function-", 30, Seed.VALUE, ledger);
        try (ProjectStack stack = ProjectStack.start(folder.resolve("data"));
                StreamWriter writer = stack.clients().writer(ledger)) {
            stack.faults().set(FaultRule.delay("dynamodb", "PutItem", Duration.ofMillis(100)));
            for (int round = 0; round < KILLS; round++) {
                int before = stack.faults().hits().getFirst();
                CompletableFuture<Void> writing = writeInBackground(traffic, writer);
                await("mid-batch")
                        .atMost(PATIENCE)
                        .until(() -> stack.faults().hits().getFirst() >= before + 20);
                assertThat(functions()).isNotEmpty().allMatch(ProcessHandle::destroyForcibly);
                writing.get();
            }
            stack.faults().clear();
            writer.flush();
            ArchiveFiles archive = stack.archive();
            new EndMarkers(stack, "Function-", ledger).awaitCountedAndArchived(archive);

            assertThat(stack.table().differences("Function-", ledger.minutes())).isEmpty();
            assertThat(archive.events()).isEqualTo(ledger.contents());
        }
    }

    private static CompletableFuture<Void> writeInBackground(Traffic traffic, StreamWriter writer) {
        List<Traffic.Message> events = traffic.events(EVENTS_A_ROUND);
        return CompletableFuture.runAsync(() -> events.forEach(event -> event.writeTo(writer)));
    }

    private static void awaitWrites(StackProcess stack, int writes) {
        await("mid-batch")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stack.slowWrites() >= writes);
    }

    /// Returns while the delivery stream makes an object, which it does in a file of its own.
    private void awaitFlush() {
        await("mid-flush")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    try (Stream<Path> streams = Files.list(folder.resolve("data/firehose"))) {
                        return streams.anyMatch(stream -> Files.exists(stream.resolve("delivery.data")));
                    }
                });
    }

    /// The processes of functions; nothing else is started by this one.
    private static List<ProcessHandle> functions() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }
}
