package com.wildrydes.athenaqueries.golden;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Unicorns at random: with bursts and silences about as long as the rules' bounds, vitals about the alert, events that
/// arrive twice, late, and in any order.
final class RestlessFleet {
    static final long BEGIN_MS = Delivery.millis("2026-07-15 12:00:00.000");
    static final long LENGTH_MS = 1_800_000;

    private static final int UNICORNS = 7;
    private static final int FIXES = 240;
    private static final long[] SPACINGS_MS = {1, 250, 999, 1000, 1001, 5000, 14_999, 29_999, 30_000, 30_001, 61_000};

    private RestlessFleet() {}

    static List<Delivery> deliveries(Random random) {
        List<Delivery> deliveries = new ArrayList<>();
        for (int unicorn = 0; unicorn < UNICORNS; unicorn++) {
            long time = BEGIN_MS + random.nextLong(60_000);
            for (int fix = 0; fix < FIXES; fix++) {
                int usual = random.nextInt(3) == 0 ? SPACINGS_MS.length : 5;
                time += SPACINGS_MS[random.nextInt(usual)];
                Delivery delivery = delivery("Restless " + unicorn, time, random);
                deliveries.add(delivery);
                if (random.nextInt(10) == 0) {
                    deliveries.add(delivery(delivery.name(), time, random));
                }
            }
        }
        return deliveries;
    }

    private static Delivery delivery(String name, long time, Random random) {
        return new Delivery(
                name,
                time,
                random.nextDouble(-90, 90),
                random.nextDouble(-180, 180),
                random.nextDouble(0, 20),
                90 + random.nextInt(20),
                95 + random.nextInt(8),
                time + random.nextLong(200_000),
                BigInteger.valueOf(random.nextLong(1L << 40)),
                null);
    }
}
