package com.wildrydes.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriterSettingsTest {

    private final WriterSettings settings = WriterSettings.of("wildrydes");

    @Test
    void defaults_are_those_of_the_documentation() {
        assertThat(settings)
                .isEqualTo(new WriterSettings(
                        "wildrydes",
                        Duration.ofMillis(100),
                        32 * 1024 * 1024,
                        Duration.ofMinutes(2),
                        1024 * 1024,
                        5 * 1024 * 1024,
                        500,
                        32,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(2)));
    }

    @Test
    void each_setting_can_be_changed_alone() {
        assertThat(settings.withLinger(Duration.ZERO).linger()).isZero();
        assertThat(settings.withBufferBytes(2 << 20).bufferBytes()).isEqualTo(2 << 20);
        assertThat(settings.withDeadline(Duration.ofSeconds(1)).deadline()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.withRecordBytes(1000).recordBytes()).isEqualTo(1000);
        assertThat(settings.withRequestRecords(1).requestRecords()).isEqualTo(1);
        assertThat(settings.withBackoff(Duration.ofMillis(1), Duration.ofMillis(2))
                        .longestBackoff())
                .isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void values_out_of_range_are_refused_with_rule_and_value() {
        assertThatThrownBy(() -> WriterSettings.of(" ")).hasMessage("stream must not be blank: stream=\" \"");
        assertThatThrownBy(() -> settings.withLinger(Duration.ofMinutes(2)))
                .hasMessage("linger must be 0 to 1 min: got PT2M");
        assertThatThrownBy(() -> settings.withBufferBytes(1)).hasMessage("bufferBytes must be at least 2 MiB: got 1");
        assertThatThrownBy(() -> settings.withDeadline(Duration.ofMillis(100)))
                .hasMessage("deadline must be longer than linger: got PT0.1S");
        assertThatThrownBy(() -> settings.withRecordBytes(WriterSettings.MAX_RECORD_BYTES + 1))
                .hasMessage("recordBytes must be 1 to 1 MiB: got 1048577");
        assertThatThrownBy(() -> settings.withRequestRecords(501))
                .hasMessage("requestRecords must be 1 to 500: got 501");
        assertThatThrownBy(() -> settings.withBackoff(Duration.ZERO, Duration.ZERO))
                .hasMessage("firstBackoff must be positive: got PT0S");
        assertThatThrownBy(() -> settings.withBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessage("longestBackoff must be at least firstBackoff: got PT1S");
    }
}
