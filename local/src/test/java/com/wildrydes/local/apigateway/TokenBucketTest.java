package com.wildrydes.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private Instant now = Instant.parse("2026-11-22T20:15:00Z");

    @Test
    void a_burst_is_admitted_at_once_and_then_the_rate() {
        TokenBucket bucket = bucket(80, 160);
        assertThat(admitted(bucket, 500)).isEqualTo(160);
        now = now.plusSeconds(1);
        assertThat(admitted(bucket, 500)).isEqualTo(80);
        now = now.plusMillis(100);
        assertThat(admitted(bucket, 500)).isEqualTo(8);
    }

    @Test
    void a_silence_saves_no_more_than_a_burst() {
        TokenBucket bucket = bucket(80, 160);
        now = now.plusSeconds(3_600);
        assertThat(admitted(bucket, 500)).isEqualTo(160);
    }

    @Test
    void parts_of_tokens_are_saved_however_often_is_asked() {
        TokenBucket bucket = bucket(2, 1);
        assertThat(admitted(bucket, 1)).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            now = now.plusMillis(100);
            assertThat(bucket.admits()).isFalse();
        }
        now = now.plusMillis(100);
        assertThat(bucket.admits()).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_neither_gives_tokens_nor_stops_them() {
        TokenBucket bucket = bucket(80, 160);
        admitted(bucket, 160);
        now = now.minusSeconds(3_600);
        assertThat(bucket.admits()).isFalse();
        now = now.plusSeconds(1);
        assertThat(admitted(bucket, 500)).isEqualTo(80);
    }

    @Test
    void a_throttle_of_nothing_admits_nothing() {
        assertThat(bucket(0, 0).admits()).isFalse();
        assertThatThrownBy(() -> new Throttle(-1, 1))
                .hasMessage("ThrottlingRateLimit must be a number of at least 0: -1.0");
        assertThatThrownBy(() -> new Throttle(Double.NaN, 1)).hasMessageEndingWith("at least 0: NaN");
        assertThatThrownBy(() -> new Throttle(1, -1)).hasMessage("ThrottlingBurstLimit must be at least 0: -1");
    }

    private TokenBucket bucket(double rate, int burst) {
        return new TokenBucket(new Throttle(rate, burst), () -> now);
    }

    private static int admitted(TokenBucket bucket, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += bucket.admits() ? 1 : 0;
        }
        return admitted;
    }
}
