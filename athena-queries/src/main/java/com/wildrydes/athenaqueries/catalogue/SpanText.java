package com.wildrydes.athenaqueries.catalogue;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time spans as people write them: `250ms`, `90s`, `1h30m`, `2d`, `0`.
final class SpanText {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private SpanText() {}

    static long millis(String text) {
        String spelled = text.strip();
        if (spelled.equals("0")) {
            return 0;
        }
        Matcher part = PART.matcher(spelled);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(
                    UNITS.getOrDefault(part.group(2), Duration.ZERO).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (end == 0 || end != spelled.length()) {
            throw new IllegalArgumentException("must be a duration like 250ms, 90s or 1h30m: '" + text + "'");
        }
        return sum.toMillis();
    }
}
