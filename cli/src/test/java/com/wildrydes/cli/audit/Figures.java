package com.wildrydes.cli.audit;

import java.math.BigDecimal;

/// Figures for tests that are about something else than their values.
final class Figures {
    private Figures() {}

    static MinuteFigures of(long samples) {
        return new MinuteFigures(
                samples,
                BigDecimal.valueOf(12.5).multiply(BigDecimal.valueOf(samples)),
                100,
                150,
                90,
                160,
                40.7,
                -73.9,
                "2026-07-21 09:15:59.000");
    }
}
