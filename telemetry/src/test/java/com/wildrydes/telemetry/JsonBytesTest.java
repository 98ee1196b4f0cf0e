package com.wildrydes.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                -7,
                999_999_999,
                1_000_000_000,
                1_000_000_001,
                2_147_483_647,
                2_147_483_648L,
                1_784_625_300_123L,
                -62_167_219_200_000L,
                2_147_483_647_999_999_999L,
                2_147_483_648_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void whole_numbers_are_written_as_java_writes_them(long value) {
        byte[] target = new byte[JsonBytes.MAX_LONG_LENGTH + 3];
        int end = JsonBytes.integer(value, target, 3);
        assertThat(new String(target, 3, end - 3, StandardCharsets.US_ASCII)).isEqualTo(Long.toString(value));
    }
}
