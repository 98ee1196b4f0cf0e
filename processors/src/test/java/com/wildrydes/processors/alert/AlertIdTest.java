package com.wildrydes.processors.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.telemetry.StatusTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertIdTest {

    private static final long FALL = StatusTime.parse("2026-11-22 20:15:00.123");

    @Test
    void an_id_is_made_of_the_time_the_vital_and_the_unicorn() {
        // printf 'Shadowfax' | sha256sum
        assertThat(AlertId.of("Shadowfax", Vital.HEALTH, FALL).text())
                .isEqualTo("20261122T201500123Z-h-07bbec923b097b6f");
        assertThat(AlertId.of("Shadowfax", Vital.MAGIC, FALL).text()).startsWith("20261122T201500123Z-m-");
    }

    @Test
    void a_fall_and_its_recovery_have_the_same_id() {
        assertThat(AlertId.of(Falls.fall("Shadowfax", FALL)))
                .isEqualTo(AlertId.of(Falls.recovery("Shadowfax", FALL, FALL + 1)))
                .isNotEqualTo(AlertId.of(Falls.fall("Shadowfax", FALL + 1)))
                .isNotEqualTo(AlertId.of(Falls.fall("shadowfax", FALL)));
    }

    @Test
    void ids_sort_by_the_time_of_the_fall() {
        AlertId first = AlertId.of("Z", Vital.MAGIC, StatusTime.MIN_MS);
        AlertId second = AlertId.of("B", Vital.HEALTH, FALL);
        AlertId third = AlertId.of("A", Vital.HEALTH, FALL + 1);
        AlertId fourth = AlertId.of("A", Vital.HEALTH, StatusTime.MAX_MS);
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(third);
        assertThat(third).isLessThan(fourth);
    }

    @Test
    void an_id_tells_the_day_and_the_time_of_its_fall() {
        AlertId id = AlertId.of("🦄", Vital.HEALTH, FALL);
        assertThat(id.day()).isEqualTo("2026-11-22");
        assertThat(id.fallMs()).isEqualTo(FALL);
    }

    @Test
    void a_text_that_is_an_id_is_read_as_one() {
        AlertId id = AlertId.of("Shadowfax", Vital.MAGIC, FALL);
        assertThat(AlertId.parse(id.text())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20261122T201500123Z-h-",
                "20261122T201500123Z-x-0123456789abcdef",
                "20261122T201500123Z-h-0123456789ABCDEF",
                "20261122T201500123Z-h-0123456789abcdef0",
                "20261322T201500123Z-h-0123456789abcdef",
                "20260230T201500123Z-h-0123456789abcdef",
                "20261122T241500123Z-h-0123456789abcdef",
                " 20261122T201500123Z-h-0123456789abcdef",
                "20261122T201500123Z-h-0123456789abcdef\n",
                "days",
                "../../etc/passwd",
                "٢٠٢٦1122T201500123Z-h-0123456789abcdef"
            })
    void another_text_is_none(String text) {
        assertThat(AlertId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new AlertId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be like 20261122T201500123Z-h-");
    }
}
