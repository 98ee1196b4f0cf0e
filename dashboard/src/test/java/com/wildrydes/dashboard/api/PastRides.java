package com.wildrydes.dashboard.api;

import com.wildrydes.dashboard.api.FakeReplays.PastFix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A made-up fleet's past: each unicorn rides up and down an avenue; some are late, some silent for a while, some low.
final class PastRides {
    private static final double AVENUE = 0.62;

    private PastRides() {}

    static List<PastFix> of(int unicorns, Instant from, Instant to, Duration step) {
        List<PastFix> fixes = new ArrayList<>();
        double length = Duration.between(from, to).toMillis();
        for (int i = 0; i < unicorns; i++) {
            String name = "Unicorn-%05d".formatted(i);
            double begin = (i % 9 == 4 ? 0.3 : 0) * length;
            for (Instant time = from.plusMillis((long) begin + 37 * (i % 20));
                    time.isBefore(to);
                    time = time.plus(step)) {
                double part = Duration.between(from, time).toMillis() / length;
                boolean silent = i % 7 == 3 && part > 0.4 && part < 0.6;
                if (!silent) {
                    fixes.add(fix(name, i, time, part));
                }
            }
        }
        return fixes;
    }

    private static PastFix fix(String name, int i, Instant time, double part) {
        double seconds = time.toEpochMilli() / 1000.0;
        double north = 0.055 * Math.asin(Math.sin(seconds / 500 + i)) / (Math.PI / 2);
        double low = i % 11 == 2 && part > 0.55 && part < 0.8 ? 80 : 0;
        return new PastFix(
                name,
                time,
                40.765 + 0.02 * Math.sin(i * 1.7) + north,
                -73.975 + 0.018 * Math.sin(i * 2.9) + north * AVENUE,
                (int) (130 + 20 * Math.sin(seconds / 60 + i) - low),
                (int) (150 + 25 * Math.sin(seconds / 90 + 2 * i)));
    }
}
