package com.wildrydes.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StatusTimePropertyTest {

    private static final DateTimeFormatter JDK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @Property(tries = 5000, seed = "7")
    void agrees_with_the_jdk_on_every_time(@ForAll("times") long timeMs) {
        Instant instant = Instant.ofEpochMilli(timeMs);
        String text = StatusTime.format(timeMs);

        assertThat(text).isEqualTo(JDK.format(instant));
        assertThat(StatusTime.parse(text)).isEqualTo(timeMs);
        assertThat(StatusTime.startOfMinute(timeMs))
                .isEqualTo(instant.truncatedTo(ChronoUnit.MINUTES).toEpochMilli());
        assertThat(StatusTime.formatMinute(timeMs)).isEqualTo(text.substring(0, 17) + "00");
    }

    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.longs().between(StatusTime.MIN_MS, StatusTime.MAX_MS);
    }
}
