package com.wildrydes.processors.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.BlockLayout;
import com.wildrydes.processors.fleet.UnicornState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Writes, polls, lost and repeated and late answers, other boxes, other processes and reads of the past, in any
/// order: the client ends with what the table has.
class CursorPropertyTest {

    private static final BlockLayout LAYOUT = new BlockLayout(4);
    private static final List<Box> BOXES = List.of(
            Box.of(-75, 40, -73, 42),
            Box.of(-74, 40.5, -72, 41),
            Box.of(170, -90, -170, 90),
            Box.of(-180, 60, 180, 90),
            Box.WORLD);

    @Property(tries = 400)
    void the_client_of_the_whole_fleet_ends_with_what_the_table_has(@ForAll Random random) throws Exception {
        var world = new World(random);
        for (int step = 0; step < 120; step++) {
            world.step(null);
        }
        world.settle();
        world.pollToTheEnd();
        assertThat(differences(world.client.fleet(), world.table(Box.WORLD))).isEmpty();
        assertThat(world.client.gone()).isEqualTo(world.gone(Box.WORLD));
    }

    @Property(tries = 400)
    void the_client_of_a_box_ends_with_all_that_the_table_has_there(@ForAll Random random) throws Exception {
        var world = new World(random);
        for (int step = 0; step < 120; step++) {
            world.step(random.nextInt(3) == 0 ? null : BOXES.get(random.nextInt(BOXES.size())));
        }
        Box last = BOXES.get(random.nextInt(BOXES.size()));
        world.settle();
        world.staySmall();
        do {
            world.poll(last);
            world.applyAll();
        } while (world.more);
        Map<String, UnicornState> wanted = world.table(last.widened());
        Map<String, UnicornState> seen = new HashMap<>(world.client.fleet());
        seen.keySet().retainAll(wanted.keySet());
        assertThat(differences(seen, wanted)).isEmpty();
        Set<String> gone = new HashSet<>(world.client.gone());
        gone.retainAll(wanted.keySet());
        assertThat(gone).isEqualTo(world.gone(last.widened()));
    }

    private static List<String> differences(Map<String, UnicornState> client, Map<String, UnicornState> table) {
        var names = new TreeSet<>(client.keySet());
        names.addAll(table.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(client.get(name), table.get(name)))
                .map(name -> "client " + client.get(name) + ", table " + table.get(name))
                .toList();
    }

    /// An answer on its way, and the cursor that it was asked with.
    private record Answer(@Nullable Cursor since, Changes changes) {}

    /// A table, two processes that read it, and a client.
    private static final class World {
        private static final Deadline DEADLINE = Deadline.in(Duration.ofDays(1), () -> 0);

        private final Random random;
        private final RememberingTable table;
        private final List<FleetFeed> processes = new ArrayList<>();
        private final Client client = new Client();
        private final List<Answer> answers = new ArrayList<>();
        private long nowMs = Instant.parse("2026-07-21T09:15:00Z").toEpochMilli();
        private int mostRows = 5;
        private boolean more;

        private World(Random random) {
            this.random = random;
            this.table = new RememberingTable(random);
            start();
        }

        private void start() {
            processes.clear();
            for (int i = 0; i < 2; i++) {
                var retry = new Retry(random, pause -> {});
                var view = new FleetView(table, LAYOUT, retry, () -> nowMs * 1_000_000);
                processes.add(new FleetFeed(view, () -> Instant.ofEpochMilli(nowMs), mostRows));
            }
        }

        private void step(@Nullable Box box) throws Exception {
            int dice = random.nextInt(100);
            if (dice < 35) {
                move();
            } else if (dice < 40) {
                arriveLate();
            } else if (dice < 60) {
                nowMs += random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(400);
            } else if (dice < 80) {
                poll(box);
            } else if (dice < 94) {
                applyOne();
            } else if (dice < 97) {
                // The answer was lost.
                answers.clear();
            } else if (dice < 98) {
                start();
            } else if (dice < 99) {
                table.clear(LAYOUT.keys().get(random.nextInt(LAYOUT.blocks())));
            } else {
                table.clear();
            }
        }

        /// A unicorn's event, which may have waited on the stream.
        private void move() {
            String name = "Unicorn " + random.nextInt(20);
            long arrivalMs = nowMs - (random.nextInt(5) == 0 ? random.nextInt(60_000) : 0);
            UnicornState before = table.now(LAYOUT.blockOf(name)).row(name);
            long timeMs = before == null ? arrivalMs : Math.max(before.statusTimeMs() + 1, arrivalMs);
            double latitude = random.nextInt(8) == 0 ? 90 : 40 + random.nextDouble() * 2;
            double longitude = random.nextInt(8) == 0 ? 180 - random.nextInt(3) * 180 : -75 + random.nextDouble() * 3;
            table.put(LAYOUT, state(name, timeMs, latitude, longitude, arrivalMs), arrivalMs, nowMs);
        }

        /// An event from the past: it moves nothing on but the arrival.
        private void arriveLate() {
            String name = "Unicorn " + random.nextInt(20);
            UnicornState before = table.now(LAYOUT.blockOf(name)).row(name);
            if (before != null) {
                UnicornState after = state(name, before.statusTimeMs(), before.latitude(), before.longitude(), nowMs);
                table.put(LAYOUT, after, nowMs, nowMs);
            }
        }

        private static UnicornState state(String name, long timeMs, double latitude, double longitude, long arrivalMs) {
            return new UnicornState(
                    name, timeMs, latitude, longitude, 150, 140, 4.2, Double.NaN, arrivalMs, 0, null, null);
        }

        private void poll(@Nullable Box box) throws Exception {
            Cursor since = client.cursor();
            FleetFeed process = processes.get(random.nextInt(processes.size()));
            Changes changes =
                    box == null ? process.changes(since, DEADLINE) : process.changes(since, box, 10, DEADLINE);
            answers.add(new Answer(since, changes));
        }

        /// In any order.
        private void applyOne() {
            if (!answers.isEmpty()) {
                apply(answers.remove(random.nextInt(answers.size())));
            }
        }

        /// Only what was asked for with the cursor that the client still has.
        private void apply(Answer answer) {
            if (!Objects.equals(answer.since(), client.cursor())) {
                return;
            }
            var before = new HashMap<>(client.fleet());
            client.apply(answer.changes());
            more = answer.changes().more();
            if (!answer.changes().reset()) {
                client.requireNothingOlderThan(before);
            }
        }

        private void pollToTheEnd() throws Exception {
            do {
                poll(null);
                applyAll();
            } while (more);
        }

        private void applyAll() {
            answers.forEach(this::apply);
            answers.clear();
        }

        /// What is on the way is lost, the blocks catch up with the stream, and reads see them.
        private void settle() {
            answers.clear();
            nowMs += 1_000;
            for (BlockKey key : LAYOUT.keys()) {
                if (table.now(key).version() > 0) {
                    table.touch(key, nowMs, nowMs);
                }
            }
            table.staleBy(0);
            nowMs += 1_000;
        }

        /// No box holds too many unicorns from here on.
        private void staySmall() {
            mostRows = 1_000;
            start();
        }

        private Map<String, UnicornState> table(Box box) {
            var all = new TreeMap<String, UnicornState>();
            for (BlockKey key : LAYOUT.keys()) {
                table.now(key).rows().values().stream()
                        .filter(unicorn -> box.contains(unicorn.latitude(), unicorn.longitude()))
                        .forEach(unicorn -> all.put(unicorn.name(), unicorn));
            }
            return all;
        }

        private Set<String> gone(Box box) {
            var names = new HashSet<String>();
            for (UnicornState unicorn : table(box).values()) {
                Block block = table.now(LAYOUT.blockOf(unicorn.name()));
                if (block.isGone(unicorn, nowMs)) {
                    names.add(unicorn.name());
                }
            }
            return names;
        }
    }
}
