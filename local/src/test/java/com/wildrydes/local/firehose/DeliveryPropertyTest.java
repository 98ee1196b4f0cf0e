package com.wildrydes.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.disk.Folders;
import com.wildrydes.local.firehose.Bucket.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever goes wrong between puts and deliveries, what was accepted is in the bucket once in the end, in its
/// order.
class DeliveryPropertyTest {

    enum Step {
        PUT_ONE,
        PUT_MANY,
        PUT_BAD,
        DELIVER,
        DELIVER_REFUSED,
        DELIVER_CRASH_BEFORE,
        DELIVER_CRASH_AFTER,
        CRASH,
        REOPEN
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMinSize(1).ofMaxSize(30);
    }

    @Property(tries = 60)
    void accepted_means_delivered_once(@ForAll("steps") List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("deliveries");
        List<Integer> accepted = new ArrayList<>();
        int bad = 0;
        int next = 0;
        try (StreamFixture fixture = new StreamFixture(folder.resolve("rides"), StreamFixture.CONVERTING)) {
            for (Step step : steps) {
                switch (step) {
                    case PUT_ONE -> put(fixture, accepted, next++);
                    case PUT_MANY -> {
                        for (int i = 0; i < 5; i++) {
                            put(fixture, accepted, next++);
                        }
                    }
                    case PUT_BAD -> {
                        fixture.put("{\"id\":\"bad " + bad + "\"}");
                        bad++;
                    }
                    case DELIVER -> deliver(fixture, Fate.KEPT);
                    case DELIVER_REFUSED -> deliver(fixture, Fate.REFUSED);
                    case DELIVER_CRASH_BEFORE -> deliver(fixture, Fate.CRASH_BEFORE);
                    case DELIVER_CRASH_AFTER -> deliver(fixture, Fate.CRASH_AFTER);
                    case CRASH -> fixture.crash();
                    case REOPEN -> fixture.reopen();
                }
                fixture.clock.advance(Duration.ofSeconds(7));
            }
            deliver(fixture, Fate.KEPT);
            deliver(fixture, Fate.KEPT);

            assertThat(fixture.bucket.rows())
                    .extracting(row -> (Object) row.get("id"))
                    .isEqualTo(accepted);
            assertThat(fixture.bucket.lines("errors/")).hasSize(bad);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void put(StreamFixture fixture, List<Integer> accepted, int id) {
        if (fixture.put(StreamFixture.event(id)).getFirst() instanceof PutOutcome.Accepted) {
            accepted.add(id);
        }
    }

    private static void deliver(StreamFixture fixture, Fate fate) throws IOException {
        fixture.bucket.fate(fate);
        try {
            fixture.deliver();
        } catch (Bucket.Crash e) {
            fixture.crash();
        }
        fixture.bucket.fate(Fate.KEPT);
    }
}
