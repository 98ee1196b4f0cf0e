package com.wildrydes.cli.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time as people write it: `2026-07-21T09:15:00Z`, `2026-07-21T11:15+02:00`, `2026-07-21 09:15:00.000`,
/// `2026-07-21`. UTC unless it says otherwise.
public final class TimeConverter implements ITypeConverter<Instant> {
    private static final List<Function<String, Instant>> FORMATS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    @Override
    public Instant convert(String text) {
        String iso = text.trim().replace(' ', 'T');
        return FORMATS.stream()
                .flatMap(format -> attempt(format, iso).stream())
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "a time is written like 2026-07-21T09:15:00Z or '2026-07-21 09:15:00': '" + text + "'"));
    }

    private static Optional<Instant> attempt(Function<String, Instant> format, String text) {
        try {
            return Optional.of(format.apply(text));
        } catch (DateTimeException e) {
            // Another format's turn.
            return Optional.empty();
        }
    }
}
