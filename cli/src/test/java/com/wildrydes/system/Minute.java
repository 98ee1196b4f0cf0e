package com.wildrydes.system;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;

/// The figures of one unicorn's minute.
record Minute(
        long samples,
        BigDecimal distance,
        long minHealthPoints,
        long maxHealthPoints,
        long minMagicPoints,
        long maxMagicPoints,
        BigDecimal latitude,
        BigDecimal longitude,
        String lastStatusTime) {

    /// The two keys of the table.
    record Key(String name, String statusTime) {}

    Minute {
        distance = distance.stripTrailingZeros();
        latitude = latitude.stripTrailingZeros();
        longitude = longitude.stripTrailingZeros();
    }

    /// The figures of these distinct events of one minute.
    static Minute of(Collection<Event> events) {
        // The format of times sorts as text.
        Event last =
                events.stream().max(Comparator.comparing(Event::statusTime)).orElseThrow();
        var health = events.stream().mapToLong(Event::healthPoints).summaryStatistics();
        var magic = events.stream().mapToLong(Event::magicPoints).summaryStatistics();
        return new Minute(
                events.size(),
                events.stream()
                        .map(event -> event.distance().setScale(9, RoundingMode.HALF_UP))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                health.getMin(),
                health.getMax(),
                magic.getMin(),
                magic.getMax(),
                last.latitude(),
                last.longitude(),
                last.statusTime());
    }
}
