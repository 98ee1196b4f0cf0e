package com.wildrydes.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusEventCodecTest {

    @Test
    void what_is_encoded_decodes_to_the_same_event() {
        StatusEvent event = new StatusEvent("Shadowfax", 1_784_625_300_123L, 40.75, -73.98, 12.5, 150, 149);
        byte[] bytes = StatusEventCodec.encode(event);
        assertThat(StatusEventCodec.decode(bytes, 0, bytes.length, event.statusTimeMs()))
                .isEqualTo(new Decoded.Valid(event));
    }
}
