package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.producer.stream.StreamWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Invariants 4, 7 and 10 of the running system's live state: the newest of each unicorn, and each of its falls once,
/// whatever is killed and however often the stream is delivered.
@SystemTest
class LiveStateIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int KILLS = 3;
    private static final int MESSAGES_A_ROUND = 250;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ledger ledger = new Ledger();
    private ProjectStack stack;

    @BeforeEach
    void start() throws Exception {
        stack = ProjectStack.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        stack.close();
    }

    @Test
    void the_newest_of_every_unicorn_is_shown_whatever_is_killed_and_delivering_all_again_changes_nothing()
            throws Exception {
        // So that functions are killed in the middle of their work.
        stack.faults().set(FaultRule.delay("dynamodb", "PutItem", Duration.ofMillis(20)));
        Traffic traffic = new Traffic("Newest-", 12, Seed.VALUE, ledger);
        try (StreamWriter writer = stack.clients().writer(ledger)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int before = stack.faults().hits().getFirst();
                traffic.next(MESSAGES_A_ROUND).forEach(message -> message.writeTo(writer));
                writer.flush();
                await("mid-batch")
                        .atMost(PATIENCE)
                        .until(() -> stack.faults().hits().getFirst() >= before + 20);
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
            // A unicorn whose last event is shown has been told all of its others.
            traffic.newest().forEach(message -> message.writeTo(writer));
        }
        stack.faults().clear();
        LiveLedger live = ledger.live();
        awaitThat(() -> assertThat(states()).isEqualTo(live.states()));
        awaitThat(() -> assertAlerts(live));
        Set<Map<String, AttributeValue>> blocks = items("LiveFleet");

        long worked = worked();
        stack.mapping("Live").replaceBy(mapping -> mapping.batchSize(7).maximumBatchingWindowInSeconds(0));
        long events = ledger.acknowledgements() - ledger.poison().size();
        awaitThat(() -> assertThat(worked() - worked).isGreaterThanOrEqualTo(events));
        assertThat(items("LiveFleet")).isEqualTo(blocks);
        assertAlerts(live);
    }

    private static void awaitThat(ThrowingRunnable holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(holds);
    }

    /// Events that Live has worked on, new or not.
    private long worked() {
        return MetricSums.of(stack.clients().cloudWatch(), "Live", List.of("EventsApplied", "EventsLate"))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// What the dashboard gets, by name.
    private Map<String, String> states() throws IOException, InterruptedException {
        String body = http.send(
                        HttpRequest.newBuilder(stack.web().resolve("/api/fleet"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        var states = new TreeMap<String, String>();
        for (JsonNode unicorn : new JsonMapper().readTree(body).path("unicorns")) {
            states.put(
                    unicorn.path("name").textValue(),
                    LiveLedger.state(
                            statusTime(unicorn.path("statusTime").textValue()),
                            unicorn.path("latitude").decimalValue(),
                            unicorn.path("longitude").decimalValue(),
                            unicorn.path("healthPoints").longValue(),
                            unicorn.path("magicPoints").longValue()));
        }
        return states;
    }

    private void assertAlerts(LiveLedger live) {
        var closed = new HashSet<String>();
        int open = 0;
        for (Map<String, AttributeValue> item : items("UnicornAlerts")) {
            if (item.containsKey("ResolvedAt")) {
                closed.add(LiveLedger.fall(
                        item.get("Name").s(),
                        item.get("Vital").s(),
                        statusTime(item.get("RaisedAt").s()),
                        statusTime(item.get("ResolvedAt").s())));
            }
            open += item.containsKey("Open") ? 1 : 0;
        }
        assertThat(closed).isNotEmpty().isEqualTo(live.falls());
        assertThat(open).isEqualTo(live.openFalls());
    }

    private static String statusTime(String iso) {
        return iso.replace('T', ' ').replace("Z", "");
    }

    private Set<Map<String, AttributeValue>> items(String table) {
        return stack
                .clients()
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .stream()
                .collect(Collectors.toSet());
    }
}
