package com.wildrydes.cli.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Optional;

/// One unicorn's minute.
///
/// @param minute start of the minute, as the table's sort key has it: `yyyy-MM-dd HH:mm:00`, UTC
record MinuteKey(String name, String minute) implements Comparable<MinuteKey> {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:00")
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Comparator<MinuteKey> ORDER =
            Comparator.comparing(MinuteKey::minute).thenComparing(MinuteKey::name);

    /// The minute that `time` is in, as text. Texts compare as times do.
    static String minuteOf(Instant time) {
        return FORMAT.format(time);
    }

    /// The minute as a number, minutes since the epoch; empty for a text that is no start of a minute.
    static Optional<Long> epochMinute(String minute) {
        try {
            return Optional.of(Math.floorDiv(LocalDateTime.parse(minute, FORMAT).toEpochSecond(ZoneOffset.UTC), 60));
        } catch (DateTimeParseException e) {
            // The table may hold an item with any text as its time; the archive has no minute like that.
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(MinuteKey other) {
        return ORDER.compare(this, other);
    }
}
