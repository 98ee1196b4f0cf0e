package com.wildrydes.athenaqueries.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Times as people write them: `2026-07-21 09:15:00.123`, `2026-07-21T09:15Z`, `2026-07-21T11:15+02:00`,
/// `2026-07-21`.
final class TimeText {
    private static final List<Function<String, LocalDateTime>> FORMATS = List.of(
            text -> OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime(),
            LocalDateTime::parse,
            text -> LocalDate.parse(text).atStartOfDay());

    private static final DateTimeFormatter CANONICAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private static final int NANOS_PER_MILLI = 1_000_000;

    private TimeText() {}

    /// The time in UTC as `yyyy-MM-dd HH:mm:ss.SSS`.
    static String canonical(String text) {
        String iso = text.strip().replaceFirst(" +", "T");
        LocalDateTime time = FORMATS.stream()
                .flatMap(format -> Stream.ofNullable(attempt(format, iso)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be a time like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': '" + text + "'"));
        if (time.getYear() < 0 || time.getYear() > 9999 || time.getNano() % NANOS_PER_MILLI != 0) {
            throw new IllegalArgumentException("must be in the years 0000 to 9999, whole milliseconds: '" + text + "'");
        }
        return Objects.requireNonNull(CANONICAL.format(time));
    }

    private static @Nullable LocalDateTime attempt(Function<String, LocalDateTime> format, String text) {
        try {
            return format.apply(text);
        } catch (DateTimeException e) {
            // Another format's turn.
            return null;
        }
    }
}
