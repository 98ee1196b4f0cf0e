package com.wildrydes.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;

/// The time format of status events, `yyyy-MM-dd HH:mm:ss.SSS` in UTC, to and from milliseconds since the
/// epoch.
///
/// The calendar is ISO's (proleptic Gregorian), years 0000 to 9999; there are no leap seconds and no hour 24.
public final class StatusTime {

    /// Length of a formatted time, in characters and in bytes.
    public static final int LENGTH = 23;

    /// 0000-01-01 00:00:00.000, the earliest time that the format can express.
    public static final long MIN_MS = -62_167_219_200_000L;

    /// 9999-12-31 23:59:59.999, the latest time that the format can express.
    public static final long MAX_MS = 253_402_300_799_999L;

    static final long INVALID = Long.MIN_VALUE;
    static final String RULE = "must be a UTC time that exists, as yyyy-MM-dd HH:mm:ss.SSS";

    private static final int MS_PER_DAY = 86_400_000;
    private static final int MS_PER_MINUTE = 60_000;

    private StatusTime() {}

    /// The first millisecond of the minute of `timeMs`.
    public static long startOfMinute(long timeMs) {
        return timeMs - Math.floorMod(timeMs, MS_PER_MINUTE);
    }

    /// `yyyy-MM-dd HH:mm:ss.SSS`.
    ///
    /// @throws IllegalArgumentException outside [MIN_MS, MAX_MS]
    public static String format(long timeMs) {
        byte[] text = new byte[LENGTH];
        format(timeMs, text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /// `yyyy-MM-dd HH:mm:00`, the start of the minute of `timeMs`.
    ///
    /// @throws IllegalArgumentException outside [MIN_MS, MAX_MS]
    public static String formatMinute(long timeMs) {
        byte[] text = new byte[LENGTH];
        format(startOfMinute(timeMs), text, 0);
        return new String(text, 0, LENGTH - ".SSS".length(), StandardCharsets.ISO_8859_1);
    }

    /// Writes `yyyy-MM-dd HH:mm:ss.SSS` in ASCII and returns the offset after it.
    ///
    /// @throws IllegalArgumentException outside [MIN_MS, MAX_MS]
    public static int format(long timeMs, byte[] target, int offset) {
        if (timeMs < MIN_MS || timeMs > MAX_MS) {
            throw new IllegalArgumentException("time must be in the years 0000 to 9999: " + timeMs + " ms since 1970");
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(timeMs, (long) MS_PER_DAY));
        int msOfDay = (int) Math.floorMod(timeMs, (long) MS_PER_DAY);
        int secondOfDay = msOfDay / 1000;
        int minuteOfDay = secondOfDay / 60;
        Digits.pair(date.getYear() / 100, target, offset);
        Digits.pair(date.getYear() % 100, target, offset + 2);
        target[offset + 4] = '-';
        Digits.pair(date.getMonthValue(), target, offset + 5);
        target[offset + 7] = '-';
        Digits.pair(date.getDayOfMonth(), target, offset + 8);
        target[offset + 10] = ' ';
        Digits.pair(minuteOfDay / 60, target, offset + 11);
        target[offset + 13] = ':';
        Digits.pair(minuteOfDay % 60, target, offset + 14);
        target[offset + 16] = ':';
        Digits.pair(secondOfDay % 60, target, offset + 17);
        target[offset + 19] = '.';
        int ms = msOfDay % 1000;
        target[offset + 20] = (byte) ('0' + ms / 100);
        Digits.pair(ms % 100, target, offset + 21);
        return offset + LENGTH;
    }

    /// Milliseconds since the epoch of `yyyy-MM-dd HH:mm:ss.SSS`.
    ///
    /// @throws IllegalArgumentException when the text has another format or names a time that does not exist
    public static long parse(CharSequence text) {
        long timeMs = parseOrInvalid(text.toString());
        if (timeMs == INVALID) {
            throw new IllegalArgumentException("time " + RULE + ": " + Shortened.quoted(text));
        }
        return timeMs;
    }

    /// Milliseconds since the epoch, or [#INVALID].
    static long parseOrInvalid(String text) {
        // What is not in ISO 8859-1 becomes a question mark, which no time has; a surrogate pair becomes one.
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length == LENGTH ? parse(bytes, 0) : INVALID;
    }

    /// Milliseconds since the epoch, or [#INVALID], of the [#LENGTH] bytes at `offset`.
    static long parse(byte[] text, int offset) {
        if (text[offset + 4] != '-'
                || text[offset + 7] != '-'
                || text[offset + 10] != ' '
                || text[offset + 13] != ':'
                || text[offset + 16] != ':'
                || text[offset + 19] != '.') {
            return INVALID;
        }
        int century = digits(text, offset, 2);
        int yearOfCentury = digits(text, offset + 2, 2);
        int month = digits(text, offset + 5, 2);
        int day = digits(text, offset + 8, 2);
        int hour = digits(text, offset + 11, 2);
        int minute = digits(text, offset + 14, 2);
        int second = digits(text, offset + 17, 2);
        int ms = digits(text, offset + 20, 3);
        // One test for all: a field that is not made of digits is negative, and so is the whole.
        if ((century | yearOfCentury | month | day | hour | minute | second | ms) < 0) {
            return INVALID;
        }
        int year = century * 100 + yearOfCentury;
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return INVALID;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return INVALID;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return epochDay * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000L + ms;
    }

    private static int digits(byte[] text, int offset, int count) {
        int value = 0;
        for (int i = offset; i < offset + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
