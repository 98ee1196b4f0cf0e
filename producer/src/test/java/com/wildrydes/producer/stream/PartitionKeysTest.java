package com.wildrydes.producer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.aggregated.HashKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PartitionKeysTest {

    private final PartitionKeys keys = new PartitionKeys();

    @Property
    void a_key_has_its_hash_whether_it_was_seen_before_or_not(
            @ForAll @AlphaChars @StringLength(min = 1, max = 10) String key) {
        HashKey expected = HashKey.of(key);

        assertThat(keys.of(key).hash()).isEqualTo(expected);
        assertThat(keys.of(key).hash()).isEqualTo(expected);
    }

    @Test
    void keys_that_share_a_slot_do_not_share_a_hash() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(keys.of("Aa").hash()).isEqualTo(HashKey.of("Aa"));
        assertThat(keys.of("BB").hash()).isEqualTo(HashKey.of("BB"));
        assertThat(keys.of("Aa").hash()).isEqualTo(HashKey.of("Aa"));
    }

    @Test
    void a_length_is_counted_in_utf8_bytes() {
        assertThat(keys.of("ünïcorn 🦄").bytes()).isEqualTo(14);
    }
}
