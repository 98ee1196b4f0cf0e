package com.wildrydes.producer.replay;

import com.wildrydes.telemetry.StatusTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the times of recorded trips, down to the millisecond; what is finer is cut off.
///
/// - ISO 8601 with `T` or a blank, as `2026-07-21T09:15:00.250Z` or `2026-07-21 09:15:00.25+02:00`; seconds, fraction
/// and offset may be missing.
/// - Without an offset it is in the zone that was chosen. Where summer time ends, an hour comes twice, and its first
/// coming is meant; where it begins, an hour is left out, and a time in it is an hour later.
/// - A number below 100,000,000,000 is seconds since the epoch (up to the year 5138); a fraction is allowed.
/// - A number from there on, below 100,000,000,000,000, is milliseconds since the epoch (from March 1973).
final class EventTimeParser {

    private static final BigDecimal FIRST_MILLISECONDS = new BigDecimal("1e11");
    private static final BigDecimal FIRST_TOO_LARGE = new BigDecimal("1e14");

    /// Short enough that exact arithmetic on it costs nothing.
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{0,20})?");

    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .appendPattern("[' ']")
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;
    private final boolean isUtc;

    /// @param zone of times that say none
    EventTimeParser(ZoneId zone) {
        this.zone = zone;
        isUtc = zone.normalized().equals(ZoneOffset.UTC);
    }

    /// Milliseconds since the epoch.
    long parse(String text) throws UnreadableRowException {
        String time = text.strip();
        if (isUtc && isInFormatOfEvents(time)) {
            return inFormatOfEvents(time);
        }
        if (NUMBER.matcher(time).matches()) {
            return sinceEpoch(new BigDecimal(time));
        }
        try {
            TemporalAccessor read = ISO.parse(withT(time));
            ZoneId readZone = read.query(TemporalQueries.offset());
            return LocalDateTime.from(read)
                    .atZone(readZone == null ? zone : readZone)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw noTime(text);
        }
    }

    /// `yyyy-MM-dd HH:mm:ss.SSS`: no other form that can be read has this length, blank, point and last digit.
    private static boolean isInFormatOfEvents(String time) {
        return time.length() == StatusTime.LENGTH
                && time.charAt(DATE_LENGTH) == ' '
                && time.charAt(StatusTime.LENGTH - ".SSS".length()) == '.'
                && Character.isDigit(time.charAt(StatusTime.LENGTH - 1));
    }

    /// Most files are in it, and it is read many times faster than all the others are.
    private static long inFormatOfEvents(String time) throws UnreadableRowException {
        try {
            return StatusTime.parse(time);
        } catch (IllegalArgumentException e) {
            throw noTime(time);
        }
    }

    private static UnreadableRowException noTime(String text) {
        return new UnreadableRowException("StatusTime must be a time that exists, as ISO 8601, "
                + "yyyy-MM-dd HH:mm:ss.SSS, or seconds or milliseconds since 1970: " + Excerpt.of(text));
    }

    private static String withT(String time) {
        return time.length() > DATE_LENGTH && time.charAt(DATE_LENGTH) == ' '
                ? time.substring(0, DATE_LENGTH) + 'T' + time.substring(DATE_LENGTH + 1)
                : time;
    }

    private static long sinceEpoch(BigDecimal number) throws UnreadableRowException {
        if (number.abs().compareTo(FIRST_TOO_LARGE) >= 0) {
            throw new UnreadableRowException("StatusTime must be seconds or milliseconds since 1970, below 1e14: "
                    + Excerpt.of(number.toPlainString()));
        }
        boolean isSeconds = number.abs().compareTo(FIRST_MILLISECONDS) < 0;
        return number.movePointRight(isSeconds ? 3 : 0)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
