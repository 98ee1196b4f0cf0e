package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.producer.stream.StreamWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Invariant 4: the whole stream, delivered again.
@SystemTest
class RedeliveryIT {
    private static final String PREFIX = "Again-";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static final Ledger LEDGER = new Ledger();
    private static ProjectStack stack;
    private static ArchiveFiles archive;

    @BeforeAll
    static void a_fleet_was_counted() throws Exception {
        stack = ProjectStack.start(data);
        Traffic traffic = new Traffic(PREFIX, 12, Seed.VALUE, LEDGER);
        try (StreamWriter writer = stack.clients().writer(LEDGER)) {
            traffic.next(1_000).forEach(message -> message.writeTo(writer));
        }
        archive = stack.archive();
        new EndMarkers(stack, PREFIX, LEDGER).awaitCountedAndArchived(archive);
        assertThat(stack.table().differences(PREFIX, LEDGER.minutes())).isEmpty();
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000})
    void everything_from_trim_horizon_in_batches_of_another_size_changes_nothing(int batchSize) {
        long members = stack.stream().members().size();
        Map<Minute.Key, Map<String, AttributeValue>> items = stack.table().items();
        Map<String, ByteBuffer> rejected = rejected();
        Counters before = stack.counters();

        stack.mapping("Aggregator")
                .replaceBy(mapping -> mapping.batchSize(batchSize).maximumBatchingWindowInSeconds(0));

        await("everything is delivered again")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(stack.counters().minus(before).received()).isGreaterThanOrEqualTo(members));
        assertThat(stack.counters().minus(before))
                .isEqualTo(new Counters(members, 0, members - rejected.size(), rejected.size()));
        assertThat(stack.table().items()).isEqualTo(items);
        assertThat(rejected()).isEqualTo(rejected);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10_000})
    void everything_archived_again_in_batches_of_another_size_changes_no_event(int batchSize) {
        long members = stack.stream().members().size();
        assertThat(archive.events()).isEqualTo(LEDGER.contents());
        long rows = archive.rows().size();
        ArchiverCounters before = stack.archiverCounters();

        stack.mapping("Archiver")
                .replaceBy(mapping -> mapping.batchSize(batchSize).maximumBatchingWindowInSeconds(0));

        await("everything is delivered again")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(stack.archiverCounters().minus(before).received())
                                .isEqualTo(members));
        long again = stack.archiverCounters().minus(before).archived();
        await("everything is in the archive again")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(archive.rows()).hasSize((int) (rows + again)));
        assertThat(archive.events()).isEqualTo(LEDGER.contents());
    }

    /// toMap fails on an ID that is there twice.
    private static Map<String, ByteBuffer> rejected() {
        return stack.quarantine().rejected().stream()
                .collect(Collectors.toMap(StreamContents.Member::id, member -> ByteBuffer.wrap(member.payload())));
    }
}
