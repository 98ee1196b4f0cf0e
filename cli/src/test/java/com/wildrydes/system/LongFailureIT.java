package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.cli.CommandRun;
import com.wildrydes.local.faults.Effect;
import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.producer.stream.StreamWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Invariants 1 and 6: what the Aggregator needs is down for long.
@SystemTest
class LongFailureIT {
    /// With growing pauses between them, so many attempts take some ten seconds.
    private static final int MANY = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static ProjectStack stack;

    private final Ledger ledger = new Ledger();

    @BeforeAll
    static void start() throws Exception {
        stack = ProjectStack.start(data);
    }

    @AfterEach
    void all_is_well_again() {
        stack.faults().clear();
        stack.mapping("Aggregator")
                .update(mapping -> mapping.maximumRetryAttempts(100).bisectBatchOnFunctionError(true));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    /// Among the events are many that contradict earlier ones: the first one counts, so the order shows.
    @Test
    void while_the_table_is_down_events_wait_in_their_order() {
        stack.faults().set(FaultRule.of("dynamodb", "*", Effect.FAIL));
        Traffic traffic = new Traffic("Table-", 10, Seed.VALUE, ledger);
        write(traffic.events(500));
        awaitHits(MANY);
        write(traffic.events(500));
        stack.faults().clear();
        new EndMarkers(stack, "Table-", ledger).awaitCounted();

        assertThat(stack.table().differences("Table-", ledger.minutes())).isEmpty();
        assertThat(stack.quarantine().failedBatches()).isEmpty();
    }

    @Test
    void while_the_function_cannot_be_reached_events_wait_in_their_order() {
        stack.faults().set(FaultRule.of(FaultRule.FUNCTION, "Aggregator", Effect.FAIL_INVOCATION));
        Traffic traffic = new Traffic("Function-", 10, Seed.VALUE, ledger);
        write(traffic.events(500));
        awaitHits(8);
        write(traffic.events(500));
        stack.faults().clear();
        new EndMarkers(stack, "Function-", ledger).awaitCounted();

        assertThat(stack.table().differences("Function-", ledger.minutes())).isEmpty();
        assertThat(stack.quarantine().failedBatches()).isEmpty();
    }

    @Test
    void while_the_quarantine_is_down_the_neighbours_of_poison_are_counted_and_the_poison_waits() {
        stack.faults().set(FaultRule.of("s3", "PutObject", Effect.FAIL));
        Traffic traffic = new Traffic("Poison-", 10, Seed.VALUE, ledger);
        write(traffic.next(200));
        await("neighbours")
                .atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> assertThat(stack.table().differences("Poison-", ledger.minutes()))
                        .isEmpty());
        assertThat(rejected()).doesNotContainAnyElementsOf(poison());

        stack.faults().clear();
        new EndMarkers(stack, "Poison-", ledger).awaitCounted();

        await("quarantine")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rejected()).containsAll(poison()));
    }

    @Test
    void batches_that_were_given_up_are_kept_whole_and_a_redrive_brings_them_back() {
        stack.mapping("Aggregator")
                .update(mapping -> mapping.maximumRetryAttempts(1).bisectBatchOnFunctionError(false));
        stack.faults().set(FaultRule.of(FaultRule.FUNCTION, "Aggregator", Effect.FAIL_INVOCATION));
        Traffic traffic = new Traffic("Given-up-", 10, Seed.VALUE, ledger);
        long records = write(traffic.events(300));
        await("all is given up")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(stack.quarantine().failedRecords()).isEqualTo(records));
        stack.faults().clear();
        assertThat(stack.table().minutes("Given-up-")).isEmpty();
        int batches = stack.quarantine().failedBatches().size();

        CommandRun redrive = stack.wildrydes("quarantine", "redrive", "--all");

        assertThat(redrive.exitCode()).as(redrive.err()).isZero();
        assertThat(redrive.out()).contains(batches + " items with 300 events");
        new EndMarkers(stack, "Given-up-", ledger).awaitCounted();
        assertThat(stack.table().differences("Given-up-", ledger.minutes())).isEmpty();
        assertThat(stack.quarantine().failedBatches()).isEmpty();
    }

    /// @return how many records of the stream they became
    private long write(List<Traffic.Message> messages) {
        try (StreamWriter writer = stack.clients().writer(ledger)) {
            messages.forEach(message -> message.writeTo(writer));
            writer.close();
            return writer.stats().records();
        }
    }

    private static void awaitHits(int hits) {
        await("attempts").atMost(PATIENCE).until(() -> stack.faults().hits().getFirst() >= hits);
    }

    private List<ByteBuffer> poison() {
        return ledger.poison().stream().map(ByteBuffer::wrap).toList();
    }

    private static List<ByteBuffer> rejected() {
        return stack.quarantine().rejected().stream()
                .map(member -> ByteBuffer.wrap(member.payload()))
                .toList();
    }
}
