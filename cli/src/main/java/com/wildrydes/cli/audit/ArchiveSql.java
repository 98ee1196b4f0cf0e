package com.wildrydes.cli.audit;

import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// The recomputation as SQL (Athena engine version 3, that is Trino).
///
/// A distance is rounded event by event, half up, from the number's shortest decimal digits, as the table's
/// are: that is what Trino's cast of a double to a decimal does, and the sum of decimals is exact in any order.
final class ArchiveSql {
    /// `floor`, because the division of integers rounds towards zero, which is the wrong way before 1970.
    private static final String MINUTE = "CAST(floor(statustimems / 60000e0) AS bigint)";

    private static final String FIGURES = """
            SELECT
              name,
              %s AS minute,
              count(*) AS samples,
              sum(CAST(distance AS decimal(38, 9))) AS distance,
              min(healthpoints) AS minhealthpoints,
              max(healthpoints) AS maxhealthpoints,
              min(magicpoints) AS minmagicpoints,
              max(magicpoints) AS maxmagicpoints,
              max_by(IF(abs(latitude) < 1e-130, 0e0, latitude), statustimems) AS latitude,
              max_by(IF(abs(longitude) < 1e-130, 0e0, longitude), statustimems) AS longitude,
              CAST(max(statustime) AS varchar) AS laststatustime
            FROM unicorn_events
            WHERE name IS NOT NULL AND statustimems IS NOT NULL AND %s
            GROUP BY 1, 2
            """;

    private ArchiveSql() {}

    /// One row for each minute of event time: minute, unicorns, sum of [MinuteFigures#digest].
    static String fingerprints(MinuteRange range) {
        return """
                SELECT
                  minute,
                  count(*) AS unicorns,
                  sum(CAST(from_big_endian_64(substr(md5(to_utf8(concat_ws('|',
                    CAST(samples AS varchar),
                    CAST(distance AS varchar),
                    CAST(minhealthpoints AS varchar),
                    CAST(maxhealthpoints AS varchar),
                    CAST(minmagicpoints AS varchar),
                    CAST(maxmagicpoints AS varchar),
                    to_hex(to_ieee754_64(latitude)),
                    to_hex(to_ieee754_64(longitude)),
                    laststatustime,
                    name
                  ))), 1, 8)) AS decimal(38, 0))) AS digests
                FROM (
                %s)
                GROUP BY minute
                """.formatted(FIGURES.formatted(MINUTE, within(range)).indent(2));
    }

    /// One row for each unicorn and minute: name, minute, and the figures in the order of [MinuteFigures].
    ///
    /// @param minutes minutes since the epoch, at least one
    static String figures(SortedSet<Long> minutes) {
        String list = minutes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        // The bounds let the engine skip files; the list alone is about an expression and does not.
        String condition = "statustimems >= %d AND statustimems < %d AND %s IN (%s)"
                .formatted(minutes.first() * 60_000, (minutes.last() + 1) * 60_000, MINUTE, list);
        return FIGURES.formatted(MINUTE, condition);
    }

    private static String within(MinuteRange range) {
        var bounds = new StringJoiner(" AND ").setEmptyValue("true");
        if (range.from() != null) {
            bounds.add("statustimems >= " + range.from().toEpochMilli());
        }
        if (range.to() != null) {
            bounds.add("statustimems < " + range.to().toEpochMilli());
        }
        return bounds.toString();
    }
}
