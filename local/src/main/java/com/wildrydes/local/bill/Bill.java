package com.wildrydes.local.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was used since the stack started, and what it would have cost.
///
/// @param lines in the price list's order; only what was used
public record Bill(Instant since, Instant until, List<Line> lines) {

    /// One unit's use.
    public record Line(BilledUnit unit, double quantity) {
        /// Rounded to a millionth of a dollar: the lines of a short run are smaller than a cent.
        public BigDecimal dollars() {
            return unit.dollars().multiply(BigDecimal.valueOf(quantity)).setScale(6, RoundingMode.HALF_UP);
        }
    }

    public Bill {
        lines = List.copyOf(lines);
    }

    /// Adds up what the services counted.
    public static Bill of(Instant since, Instant until, List<? extends Metered> services) {
        Map<BilledUnit, Double> sums = new EnumMap<>(BilledUnit.class);
        for (Metered service : services) {
            service.usage().forEach((unit, quantity) -> sums.merge(unit, quantity, Double::sum));
        }
        List<Line> lines = sums.entrySet().stream()
                .filter(used -> used.getValue() > 0)
                .map(used -> new Line(used.getKey(), used.getValue()))
                .toList();
        return new Bill(since, until, lines);
    }

    public BigDecimal dollars() {
        return lines.stream().map(Line::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
