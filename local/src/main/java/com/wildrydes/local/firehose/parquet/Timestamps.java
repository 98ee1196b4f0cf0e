package com.wildrydes.local.firehose.parquet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.JulianFields;

/// Times as the OpenX JSON SerDe reads them (Amazon Data Firehose Developer Guide, "Convert input data
/// format"), and as Hive writes them to Parquet: INT96, nanoseconds of the day, then the Julian day, both
/// little-endian. All in UTC.
final class Timestamps {

    /// `2017-02-07T15:13:01.39256Z` and `2017-2-7 15:13:01.14`, with up to 9 digits of a second.
    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-[MM][M]-[dd][d]")
            .appendPattern("['T'][' ']HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("['Z']")
            .toFormatter();

    /// Numbers from here on are milliseconds, below it seconds: the year 5138, and March 1973.
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int INT96_BYTES = 12;

    private Timestamps() {}

    /// @throws RuntimeException when it is no time
    static byte[] int96(String text) {
        return text.indexOf(':') > 0 ? int96(LocalDateTime.parse(text.strip(), TEXT)) : int96(epoch(text.strip()));
    }

    private static LocalDateTime epoch(String number) {
        BigDecimal value = new BigDecimal(number);
        if (value.precision() - value.scale() > 18 || value.scale() > 18) {
            throw new IllegalArgumentException("not an epoch time: " + number);
        }
        BigDecimal seconds = value.abs().compareTo(FIRST_MILLISECONDS) < 0 ? value : value.movePointLeft(3);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(whole.longValueExact(), nanos), ZoneOffset.UTC);
    }

    private static byte[] int96(LocalDateTime time) {
        long nanos = time.toLocalTime().toSecondOfDay() * NANOS_PER_SECOND + time.getNano();
        return ByteBuffer.allocate(INT96_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(nanos)
                .putInt(Math.toIntExact(time.getLong(JulianFields.JULIAN_DAY)))
                .array();
    }
}
