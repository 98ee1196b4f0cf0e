package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private static final String MINUTE = "2026-07-21 09:15:00";
    private static final long EPOCH_MINUTE =
            Instant.parse("2026-07-21T09:15:00Z").getEpochSecond() / 60;
    private static final MinuteKey SHADOWFAX = new MinuteKey("Shadowfax", MINUTE);

    private final List<String> statements = new ArrayList<>();

    @Test
    void fingerprints_are_read_by_minute() throws Exception {
        assertThat(answering(row(EPOCH_MINUTE, 2, "-12345678901234567890")).fingerprints(MinuteRange.ALL))
                .isEqualTo(Map.of(MINUTE, new Fingerprint(2, new BigInteger("-12345678901234567890"))));
        assertThat(statements).singleElement().asString().doesNotContain("statustimems >=");
    }

    @Test
    void a_range_bounds_the_event_times_that_are_read() throws Exception {
        var range = new MinuteRange(Instant.parse("2026-07-21T09:15:00Z"), Instant.parse("2026-07-21T09:16:00Z"));

        answering().fingerprints(range);

        assertThat(statements)
                .singleElement()
                .asString()
                .contains("statustimems >= 1784625300000 AND statustimems < 1784625360000");
    }

    @Test
    void figures_are_read_as_the_table_has_them() throws Exception {
        var found = new HashMap<MinuteKey, MinuteFigures>();

        answering(row(
                        "Shadowfax",
                        EPOCH_MINUTE,
                        60,
                        "735.000000000",
                        100,
                        150,
                        90,
                        160,
                        "40.7",
                        "-0.0",
                        "2026-07-21 09:15:59.000"))
                .read(new TreeSet<>(List.of(MINUTE)), found::put);

        assertThat(found)
                .isEqualTo(Map.of(
                        SHADOWFAX,
                        new MinuteFigures(
                                60, new BigDecimal("735"), 100, 150, 90, 160, 40.7, 0.0, "2026-07-21 09:15:59.000")));
        assertThat(statements).singleElement().asString().contains(" IN (" + EPOCH_MINUTE + ")");
    }

    @Test
    void a_figure_that_the_archive_lacks_differs_from_every_other() throws Exception {
        var found = new HashMap<MinuteKey, MinuteFigures>();

        answering(row(
                        "Shadowfax",
                        EPOCH_MINUTE,
                        1,
                        "1.500000000",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "2026-07-21 09:15:00.000"))
                .read(new TreeSet<>(List.of(MINUTE)), found::put);

        assertThat(found.get(SHADOWFAX).minHealthPoints()).isEqualTo(-1);
        assertThat(found.get(SHADOWFAX).latitude()).isEqualTo(-1);
    }

    @Test
    void a_text_that_is_no_minute_is_not_asked_for() throws Exception {
        answering().read(new TreeSet<>(List.of("yesterday", "2026-02-30 09:15:00")), (key, figures) -> {});

        assertThat(statements).isEmpty();
    }

    @SafeVarargs
    private Archive answering(List<String>... rows) {
        return new Archive((statement, consumer) -> {
            statements.add(statement);
            Arrays.stream(rows).forEach(consumer);
        });
    }

    private static List<String> row(Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? null : value.toString())
                .toList();
    }
}
