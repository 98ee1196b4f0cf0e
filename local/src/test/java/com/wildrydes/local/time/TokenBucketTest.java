package com.wildrydes.local.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private Instant now = Instant.parse("2026-11-22T20:15:00Z");

    @Test
    void what_it_holds_is_given_at_once_and_then_the_rate() {
        TokenBucket bucket = bucket(80, 160);
        assertThat(taken(bucket, 500)).isEqualTo(160);
        now = now.plusSeconds(1);
        assertThat(taken(bucket, 500)).isEqualTo(80);
        now = now.plusMillis(100);
        assertThat(taken(bucket, 500)).isEqualTo(8);
    }

    @Test
    void a_silence_saves_no_more_than_it_holds() {
        TokenBucket bucket = bucket(80, 160);
        now = now.plusSeconds(3_600);
        assertThat(taken(bucket, 500)).isEqualTo(160);
    }

    @Test
    void parts_of_tokens_are_saved_however_often_is_asked() {
        TokenBucket bucket = bucket(2, 1);
        assertThat(taken(bucket, 1)).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            now = now.plusMillis(100);
            assertThat(bucket.take(1)).isFalse();
        }
        now = now.plusMillis(100);
        assertThat(bucket.take(1)).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_neither_gives_tokens_nor_stops_them() {
        TokenBucket bucket = bucket(80, 160);
        taken(bucket, 160);
        now = now.minusSeconds(3_600);
        assertThat(bucket.take(1)).isFalse();
        now = now.plusSeconds(1);
        assertThat(taken(bucket, 500)).isEqualTo(80);
    }

    @Test
    void a_bucket_that_holds_nothing_gives_nothing() {
        assertThat(bucket(0, 0).take(1)).isFalse();
    }

    @Test
    void more_than_there_is_is_not_given_in_part() {
        TokenBucket bucket = bucket(5, 5);
        assertThat(bucket.take(6)).isFalse();
        assertThat(bucket.has(6)).isFalse();
        assertThat(bucket.has(5)).isTrue();
        assertThat(bucket.take(5)).isTrue();
    }

    private TokenBucket bucket(double perSecond, int most) {
        return new TokenBucket(perSecond, most, () -> now);
    }

    private static int taken(TokenBucket bucket, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += bucket.take(1) ? 1 : 0;
        }
        return taken;
    }
}
