package com.wildrydes.athenaqueries.golden;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One delivery of an event, as the archive has it.
///
/// @param time event time, milliseconds since the epoch
/// @param arrival on the stream, milliseconds since the epoch
/// @param sequence number of the record on the stream
/// @param extra unknown fields
record Delivery(
        String name,
        long time,
        double latitude,
        double longitude,
        double distance,
        int health,
        int magic,
        long arrival,
        BigInteger sequence,
        @Nullable String extra) {

    /// Who comes first on the stream.
    static final Comparator<Delivery> ON_THE_STREAM = Comparator.comparing(Delivery::sequence);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("'year='uuuu/'month='MM/'day='dd/'hour='HH", Locale.ROOT);

    static long millis(String time) {
        return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    static String text(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    /// Where Firehose puts it.
    String folder() {
        return FOLDER.format(Instant.ofEpochMilli(arrival).atOffset(ZoneOffset.UTC));
    }

    String statusTime() {
        return text(time);
    }
}
