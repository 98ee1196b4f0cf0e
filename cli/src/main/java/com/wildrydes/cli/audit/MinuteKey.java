package com.wildrydes.cli.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/// One unicorn's minute.
///
/// @param minute start of the minute, as the table's sort key has it: `yyyy-MM-dd HH:mm:00`, UTC
record MinuteKey(String name, String minute) implements Comparable<MinuteKey> {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:00").withZone(ZoneOffset.UTC);
    private static final Comparator<MinuteKey> ORDER =
            Comparator.comparing(MinuteKey::minute).thenComparing(MinuteKey::name);

    /// The minute that `time` is in, as text. Texts compare as times do.
    static String minuteOf(Instant time) {
        return FORMAT.format(time);
    }

    @Override
    public int compareTo(MinuteKey other) {
        return ORDER.compare(this, other);
    }
}
