package com.wildrydes.processors.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.alert.AlertDelivery;
import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.alert.Vital;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.Events;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.fixtures.VirtualTime;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockHeader;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.FakeFleetTable;
import com.wildrydes.processors.fleet.FleetTable;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What Live does with a batch, case by case.
class LiveTest {

    private static final long ARRIVAL = Events.MINUTE + 60_000;
    private static final BlockKey ONLY = new BlockKey(1, 0);

    private final VirtualTime time = new VirtualTime();
    private final AtomicLong epochs = new AtomicLong();
    private final List<Transition> told = new ArrayList<>();
    private FakeFleetTable table = new FakeFleetTable();
    private long nowMs = ARRIVAL + 700;
    private Live live = live(1);

    private Live live(int blocks) {
        return live(table, blocks);
    }

    private Live live(FleetTable fleet, int blocks) {
        return new Live(
                fleet,
                new BlockLayout(blocks),
                (transitions, deadline) -> {
                    told.addAll(transitions);
                    return AlertDelivery.Delivered.NOTHING;
                },
                time.retry(new Random(1)),
                100,
                () -> Instant.ofEpochMilli(nowMs),
                epochs::incrementAndGet,
                1);
    }

    private BatchOutcome process(KinesisRecord... batch) {
        return live.process(List.of(batch), time.deadlineIn(Duration.ofMinutes(1)));
    }

    private static KinesisRecord arriving(int ms, int health, long arrivalMs) {
        return StreamRecords.arriving(ms, event(ms, health), arrivalMs);
    }

    private static StatusEvent event(int ms, int health) {
        return new StatusEvent("Shadowfax", Events.MINUTE + ms, 40.5, -73.5, 12.5, health, 140);
    }

    private UnicornState shadowfax() {
        return table.rows().get("Shadowfax");
    }

    @Test
    void a_late_event_tells_only_that_its_unicorn_is_there() {
        process(arriving(2000, 150, ARRIVAL));
        UnicornState before = shadowfax();
        BatchOutcome outcome = process(arriving(1000, 7, ARRIVAL + 40_000));
        assertThat(shadowfax()).isEqualTo(before.arrived(ARRIVAL + 40_000, 2));
        assertThat(outcome.tally()).isEqualTo(new Tally(0, 1, 0, 1, 0));
        assertThat(told).isEmpty();
    }

    @Test
    void an_event_from_the_future_does_not_hold_its_unicorn_still() {
        process(arriving(1000, 150, ARRIVAL));
        StatusEvent ahead = event(120_001, 7);
        BatchOutcome outcome = process(
                StreamRecords.arriving(1, ahead, ARRIVAL), StreamRecords.arriving(2, event(3000, 151), ARRIVAL + 1));
        assertThat(outcome.ahead()).isEqualTo(1);
        assertThat(shadowfax().statusTimeMs()).isEqualTo(Events.MINUTE + 3000);
        assertThat(told).isEmpty();
    }

    @Test
    void an_event_a_minute_ahead_of_its_arrival_is_taken() {
        process(StreamRecords.arriving(1, event(120_000, 150), ARRIVAL));
        assertThat(shadowfax().statusTimeMs()).isEqualTo(Events.MINUTE + 120_000);
    }

    @Test
    void a_first_event_that_is_low_is_a_fall() {
        process(arriving(1000, 99, ARRIVAL));
        assertThat(told)
                .containsExactly(
                        new Transition.Raised("Shadowfax", Vital.HEALTH, Events.MINUTE + 1000, 99, 100, 40.5, -73.5));
    }

    @Test
    void a_fall_is_told_once_while_it_lasts() {
        process(arriving(1000, 99, ARRIVAL), arriving(2000, 20, ARRIVAL));
        process(arriving(3000, 0, ARRIVAL));
        assertThat(told).hasSize(1);
        assertThat(shadowfax().healthFallMs()).isEqualTo(Events.MINUTE + 1000);
    }

    @Test
    void a_fall_and_a_recovery_in_one_batch_are_both_told() {
        process(arriving(1000, 150, ARRIVAL), arriving(2000, 99, ARRIVAL), arriving(3000, 100, ARRIVAL));
        assertThat(told)
                .containsExactly(
                        new Transition.Raised("Shadowfax", Vital.HEALTH, Events.MINUTE + 2000, 99, 100, 40.5, -73.5),
                        new Transition.Resolved(
                                "Shadowfax", Vital.HEALTH, Events.MINUTE + 2000, Events.MINUTE + 3000, 100));
        assertThat(shadowfax().isLow()).isFalse();
    }

    @Test
    void what_is_delivered_is_left_out_of_the_next_write_and_told_no_more() {
        process(arriving(1000, 99, ARRIVAL));
        assertThat(table.read(ONLY).pending()).hasSize(1);
        process(arriving(2000, 98, ARRIVAL));
        assertThat(table.read(ONLY).pending()).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void speed_and_heading_are_from_the_fix_before() {
        process(arriving(1000, 150, ARRIVAL));
        assertThat(shadowfax().speed()).isZero();
        assertThat(shadowfax().heading()).isNaN();
        var east = new StatusEvent("Shadowfax", Events.MINUTE + 3000, 40.5, -73.4998, 17, 150, 140);
        process(StreamRecords.arriving(2, east, ARRIVAL));
        assertThat(shadowfax().speed()).isEqualTo(8.5);
        assertThat(shadowfax().heading()).isEqualTo(90);
        var still = new StatusEvent("Shadowfax", Events.MINUTE + 4000, 40.5, -73.4998, 0, 150, 140);
        process(StreamRecords.arriving(3, still, ARRIVAL));
        assertThat(shadowfax().speed()).isZero();
        assertThat(shadowfax().heading()).isEqualTo(90);
    }

    @Test
    void a_heading_across_the_date_line_and_at_the_pole_is_a_heading() {
        var before = new StatusEvent("Shadowfax", Events.MINUTE + 1000, 0, 179.9999, 0, 150, 140);
        var after = new StatusEvent("Shadowfax", Events.MINUTE + 2000, 0, -179.9999, 22, 150, 140);
        process(StreamRecords.arriving(1, before, ARRIVAL), StreamRecords.arriving(2, after, ARRIVAL));
        assertThat(shadowfax().heading()).isEqualTo(90);
        var pole = new StatusEvent("Shadowfax", Events.MINUTE + 3000, 90, 0, 1e7, 150, 140);
        process(StreamRecords.arriving(3, pole, ARRIVAL));
        assertThat(shadowfax().heading()).isZero();
    }

    @Test
    void after_a_day_of_silence_a_unicorn_leaves_unless_it_is_low() {
        var well = new StatusEvent("Rocinante", Events.MINUTE, 40.5, -73.5, 0, 150, 140);
        process(StreamRecords.arriving(1, well, ARRIVAL), arriving(1000, 99, ARRIVAL));
        long dayLater = ARRIVAL + Duration.ofHours(24).toMillis();
        var other = new StatusEvent("Bucephalus", dayLater, 40.5, -73.5, 0, 150, 140);
        process(StreamRecords.arriving(2, other, dayLater));
        assertThat(table.rows()).containsOnlyKeys("Bucephalus", "Rocinante", "Shadowfax");
        var next = new StatusEvent("Bucephalus", dayLater + 1000, 40.5, -73.5, 0, 150, 140);
        process(StreamRecords.arriving(3, next, dayLater + 1000));
        assertThat(table.rows()).containsOnlyKeys("Bucephalus", "Shadowfax");
        process(StreamRecords.arriving(4, well, ARRIVAL));
        assertThat(table.rows()).containsOnlyKeys("Bucephalus", "Shadowfax");
    }

    @Test
    void a_block_that_is_full_lets_nobody_in_and_moves_on_who_is_in_it() {
        table = new FakeFleetTable(1_000);
        live = live(1);
        process(arriving(1000, 150, ARRIVAL));
        KinesisRecord[] many = IntStream.range(0, 400)
                .mapToObj(i -> i == 0
                        ? arriving(2000, 99, ARRIVAL)
                        : StreamRecords.arriving(i, Events.named("Unicorn " + i * 7_919L * i, 3000), ARRIVAL))
                .toArray(KinesisRecord[]::new);
        BatchOutcome outcome = process(many);
        assertThat(table.rows()).containsOnlyKeys("Shadowfax");
        assertThat(shadowfax().statusTimeMs()).isEqualTo(Events.MINUTE + 2000);
        assertThat(outcome.firstUnprocessed()).isNull();
        assertThat(outcome.tally()).isEqualTo(new Tally(1, 0, 399, 1, 0));
        assertThat(outcome.fullBlocks()).singleElement().satisfies(full -> {
            assertThat(full.key()).isEqualTo(ONLY);
            assertThat(full.bytes()).isGreaterThan(1_000);
            assertThat(full.leftOut()).isEqualTo(399);
        });
        assertThat(told).hasSize(1);
    }

    @Test
    void who_is_in_a_full_block_moves_on_however_much_the_rows_grow() {
        table = new FakeFleetTable(20_000);
        live = live(1);
        var random = new Random(5);
        int asked = 0;
        while (process(named(asked, asked + 50, 1000, random)).tally().leftOut() == 0) {
            asked += 50;
        }
        List<String> names = List.copyOf(table.rows().keySet());
        assertThat(names).hasSizeGreaterThan(500);

        for (int second = 2; second < 4; second++) {
            BatchOutcome outcome = process(named(0, asked, second * 1000, random));
            assertThat(outcome.tally().leftOut()).isZero();
            assertThat(outcome.tally().applied()).isEqualTo(names.size());
        }
        assertThat(table.rows()).containsOnlyKeys(names);
    }

    /// An event of each of many unicorns, anywhere, one in twenty low; they arrive over a quarter of an hour.
    private static KinesisRecord[] named(int from, int to, int ms, Random random) {
        return IntStream.range(from, to)
                .mapToObj(i -> {
                    var event = new StatusEvent(
                            "Unicorn " + i,
                            Events.MINUTE + ms + random.nextInt(1000),
                            random.nextDouble(-90, 90),
                            random.nextDouble(-180, 180),
                            random.nextDouble(100),
                            90 + random.nextInt(200),
                            100 + random.nextInt(200));
                    return StreamRecords.arriving(i, event, ARRIVAL + random.nextInt(1_000_000));
                })
                .toArray(KinesisRecord[]::new);
    }

    @Test
    void a_block_that_cannot_take_even_its_own_stays_as_it_is_and_stops_nobody() {
        table = new FakeFleetTable(10);
        live = live(1);
        BatchOutcome outcome = process(arriving(1000, 99, ARRIVAL));
        assertThat(outcome.firstUnprocessed()).isNull();
        assertThat(outcome.tally().leftOut()).isEqualTo(1);
        assertThat(table.rows()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void one_block_that_fails_leaves_the_batch_from_its_first_record_on_and_the_others_move_on() {
        var layout = new BlockLayout(2);
        List<String> names = List.of(nameIn(layout, 0), nameIn(layout, 1));
        var batch = new KinesisRecord[] {
            StreamRecords.arriving(0, Events.named(names.get(0), 1000), ARRIVAL),
            StreamRecords.arriving(1, Events.named(names.get(1), 1000), ARRIVAL),
            StreamRecords.arriving(2, Events.named(names.get(0), 2000), ARRIVAL)
        };
        FleetTable failing = new FaultyFleetTable(
                table,
                () -> table.writes() == 1 ? FaultyFleetTable.Fault.THROTTLED : FaultyFleetTable.Fault.NONE,
                () -> {});
        live = live(failing, 2);
        BatchOutcome outcome = process(batch);
        assertThat(outcome.firstUnprocessed()).isEqualTo(StreamRecords.sequenceNumber(1));
        assertThat(outcome.gap().cause()).isInstanceOf(UnavailableException.class);
        assertThat(table.rows()).containsOnlyKeys(names.get(0));
        assertThat(outcome.tally().applied()).isEqualTo(2);
    }

    @Test
    void of_processes_that_take_turns_each_loses_one_write_and_reads_from_then_on() {
        List<Live> processes = List.of(live(1), live(1));
        var random = new Random(7);
        long conflicts = 0;
        for (int second = 0; second < 100; second++) {
            live = processes.get(random.nextInt(processes.size()));
            conflicts += process(arriving(1000 * second, 150, ARRIVAL)).tally().conflicts();
        }
        assertThat(conflicts).isEqualTo(2);
        assertThat(table.writes()).isEqualTo(100);
    }

    @Test
    void a_process_that_is_alone_reads_its_block_once() {
        for (int second = 0; second < 10; second++) {
            process(arriving(1000 * second, 150, ARRIVAL));
        }
        assertThat(table.reads()).isEqualTo(1);
    }

    @Test
    void another_number_of_blocks_takes_over_who_is_low_and_what_is_not_told() {
        String high = nameIn(new BlockLayout(2), 1);
        process(
                arriving(1000, 99, ARRIVAL),
                StreamRecords.arriving(1, Events.named(high, 1000), ARRIVAL),
                StreamRecords.arriving(2, Events.named(nameIn(new BlockLayout(2), 0), 1000), ARRIVAL));
        told.clear();
        live = live(2);
        process(arriving(2000, 120, ARRIVAL), StreamRecords.arriving(1, Events.named(high, 500), ARRIVAL));

        assertThat(told)
                .filteredOn(Transition.Resolved.class::isInstance)
                .containsExactly(new Transition.Resolved(
                        "Shadowfax", Vital.HEALTH, Events.MINUTE + 1000, Events.MINUTE + 2000, 120));
        assertThat(told).filteredOn(Transition.Raised.class::isInstance).hasSize(1);
        Block block = table.read(new BlockLayout(2).blockOf("Shadowfax"));
        assertThat(block.row("Shadowfax").healthFallMs()).isNull();
        assertThat(block.version()).isEqualTo(1);
    }

    @Test
    void of_several_earlier_numbers_of_blocks_the_one_that_was_written_last_is_taken_over() {
        String name = nameIn(new BlockLayout(4), 0);
        Iterator<Integer> blocks = List.of(1, 2, 2, 4, 4).iterator();
        for (int i = 0, before = 0; blocks.hasNext(); i++) {
            int now = blocks.next();
            if (now != before) {
                live = live(now);
                nowMs += 60_000;
                told.clear();
            }
            before = now;
            long timeMs = Events.MINUTE + 1000 * i;
            var event = new StatusEvent(name, timeMs, 40.5, -73.5, 10, i == 0 ? 99 : 150, 140);
            process(StreamRecords.arriving(i, event, ARRIVAL));
        }

        assertThat(told)
                .as("what the first layout's item still has pending was told long ago")
                .noneMatch(Transition.Raised.class::isInstance);
        BlockHeader header = table.read(new BlockLayout(4).blockOf(name)).header();
        assertThat(header.acceptedEvents()).isEqualTo(5);
        assertThat(header.metresOn(LocalDate.of(2026, 7, 21))).isEqualTo(50);
    }

    @Test
    void metres_of_the_day_and_the_rate_are_kept() {
        for (int second = 0; second < 30; second++) {
            process(arriving(1000 * second, 150, ARRIVAL + 1000L * second));
        }
        process(arriving(0, 150, ARRIVAL));
        Block block = table.read(ONLY);
        assertThat(block.header().acceptedEvents()).isEqualTo(30);
        assertThat(block.header().metresOn(LocalDate.of(2026, 7, 21))).isEqualTo(30 * 12.5);
        assertThat(block.header().eventsPerSecond()).isBetween(0.9, 1.1);
        assertThat(block.header().latestArrivalMs()).isEqualTo(ARRIVAL + 29_000);
    }

    private static String nameIn(BlockLayout layout, int index) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "Unicorn " + i)
                .filter(name -> layout.blockOf(name).index() == index)
                .findFirst()
                .orElseThrow();
    }
}
