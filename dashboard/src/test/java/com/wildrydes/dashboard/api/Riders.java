package com.wildrydes.dashboard.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A made-up fleet that rides through Manhattan along its grid, for a look at the page: most are well, some
/// are low, some fall silent. The same seed gives the same rides.
public final class Riders {
    private static final double SOUTH = 40.705;
    private static final double NORTH = 40.87;
    private static final double METRE = 1 / 111_195.0;
    /// The avenues' direction, degrees from north.
    private static final double AVENUES = 29;

    private final FakeApi api;
    private final Random random = new Random(7);
    private final List<Unicorn> riders = new ArrayList<>();

    /// Places that many unicorns. `ride` moves them on.
    public Riders(FakeApi api, int count) {
        this.api = api;
        Instant now = api.now();
        for (int i = 0; i < count; i++) {
            double latitude = SOUTH + (NORTH - SOUTH) * random.nextDouble();
            // Manhattan leans to the east by about 0.75 degrees a degree north.
            double longitude = -74.012 + (latitude - SOUTH) * 0.55 + 0.03 * random.nextDouble();
            double heading = AVENUES + 90 * random.nextInt(4);
            long health = i % 23 == 5 ? 30 + random.nextInt(70) : 110 + random.nextInt(190);
            riders.add(Unicorn.of("Unicorn-%05d".formatted(i), now)
                    .at(latitude, longitude)
                    .with(health, 100 + random.nextInt(200))
                    .riding(6 + 6 * random.nextDouble(), heading));
        }
        List<Unicorn> silent = riders.stream()
                .filter(each -> isSilent(riders.indexOf(each)))
                .limit(500)
                .toList();
        api.fleet().put(riders, now);
        api.fleet().put(silent, now.minus(Duration.ofMinutes(2)));
        riders.stream().filter(each -> each.health() < 100).limit(12).forEach(each -> {
            Instant raised = now.minusSeconds(20 + random.nextInt(600));
            api.alerts()
                    .raise(
                            "20261122T2015%05d-h".formatted(riders.indexOf(each)),
                            each,
                            "healthPoints",
                            each.health(),
                            raised);
        });
    }

    /// A second passes.
    public void ride() {
        Instant now = api.now();
        List<Unicorn> moved = new ArrayList<>();
        for (int i = 0; i < riders.size(); i++) {
            if (!isSilent(i)) {
                riders.set(i, step(riders.get(i), now));
                moved.add(riders.get(i));
            }
        }
        api.fleet().put(moved, now);
    }

    private Unicorn step(Unicorn rider, Instant now) {
        double heading =
                random.nextInt(20) == 0 ? rider.heading() + (random.nextBoolean() ? 90 : -90) : rider.heading();
        double radians = Math.toRadians(heading);
        double latitude = rider.latitude() + Math.cos(radians) * rider.speed() * METRE;
        if (latitude < SOUTH || latitude > NORTH) {
            heading += 180;
        }
        double longitude =
                rider.longitude() + Math.sin(radians) * rider.speed() * METRE / Math.cos(Math.toRadians(latitude));
        return rider.at(now)
                .at(latitude, longitude)
                .with(Math.max(0, rider.health() + random.nextInt(5) - 2), rider.magic())
                .riding(rider.speed(), ((heading % 360) + 360) % 360);
    }

    private static boolean isSilent(int i) {
        return i % 31 == 3;
    }
}
