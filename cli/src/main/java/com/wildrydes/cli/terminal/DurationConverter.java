package com.wildrydes.cli.terminal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time span as people write it: `60s`, `5m`, `1h30m`, `250ms`, `2d`, `0`, or ISO 8601 (`PT1M30S`).
public final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    @Override
    public Duration convert(String text) {
        String spelled = text.trim().toLowerCase(Locale.ROOT);
        if (spelled.equals("0")) {
            return Duration.ZERO;
        }
        Duration duration = spelled.startsWith("p") ? iso(text) : parts(text, spelled);
        if (duration.isNegative()) {
            throw refused(text);
        }
        return duration;
    }

    private static Duration parts(String text, String spelled) {
        Matcher part = PART.matcher(spelled);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(
                    UNITS.getOrDefault(part.group(2), Duration.ZERO).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (end == 0 || end != spelled.length()) {
            throw refused(text);
        }
        return sum;
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(text);
        }
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException("a duration is written like 60s, 5m, 1h30m or PT1M30S: '" + text + "'");
    }
}
