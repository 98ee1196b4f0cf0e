package com.wildrydes.telemetry.aggregated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Shadowfax", "🦄", "key with a high first bit: 7"})
    void of_a_partition_key_is_its_md5_as_an_unsigned_number(String partitionKey) {
        BigInteger md5 = new BigInteger(1, Packed.md5(partitionKey.getBytes(StandardCharsets.UTF_8)));
        assertThat(HashKey.of(partitionKey).toBigInteger()).isEqualTo(md5);
        assertThat(HashKey.of(partitionKey)).hasToString(md5.toString());
        assertThat(HashKey.parse(md5.toString())).isEqualTo(HashKey.of(partitionKey));
    }

    @Test
    void the_space_is_unsigned_128_bits() {
        assertThat(HashKey.MIN).hasToString("0");
        assertThat(HashKey.MAX).hasToString("340282366920938463463374607431768211455");
    }

    @Test
    void hash_keys_are_ordered_as_numbers() {
        List<HashKey> ascending = List.of(
                HashKey.MIN,
                new HashKey(0, 1),
                new HashKey(0, -1),
                new HashKey(1, 0),
                new HashKey(Long.MAX_VALUE, -1),
                new HashKey(Long.MIN_VALUE, 0),
                HashKey.MAX);
        assertThat(ascending).isSorted();
        assertThat(ascending.stream().map(HashKey::toBigInteger).toList()).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", " 1", "0x1", "1.0", "١", "340282366920938463463374607431768211456"})
    void anything_else_is_no_hash_key(String text) {
        assertThatThrownBy(() -> HashKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hash key must be a decimal number in [0, 2^128): " + text);
    }

    @Test
    void an_explicit_hash_key_comes_before_that_of_the_partition_key() {
        HashKey explicit = new HashKey(1, 2);
        assertThat(new UserRecord("a", explicit, new byte[0], 0, 0, 0, true).hashKey())
                .isEqualTo(explicit);
        assertThat(new UserRecord("a", null, new byte[0], 0, 0, 0, true).hashKey())
                .isEqualTo(HashKey.of("a"));
    }
}
