package com.wildrydes.processors.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CursorCodecTest {

    @Property(tries = 200)
    void a_cursor_reads_back_as_it_was(@ForAll Random random, @ForAll @IntRange(min = 0, max = 8) int bits) {
        Cursor cursor = cursor(random, 1 << bits);
        String text = CursorCodec.encode(cursor);
        assertThat(CursorCodec.decode(text)).isEqualTo(cursor);
        // API Gateway takes 10,240 bytes of request line and headers in all.
        assertThat(text).matches("[A-Za-z0-9_-]+").hasSizeLessThan(7_000);
    }

    @Property(tries = 500)
    void a_cursor_with_a_wrong_bit_is_refused(@ForAll Random random) {
        byte[] bytes = Base64.getUrlDecoder().decode(CursorCodec.encode(cursor(random, 4)));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        assertRefused(bytes);
    }

    @Property(tries = 500)
    void a_cursor_that_breaks_off_or_goes_on_is_refused(@ForAll Random random) {
        byte[] bytes = Base64.getUrlDecoder().decode(CursorCodec.encode(cursor(random, 4)));
        int length = random.nextInt(bytes.length + 20);
        if (length != bytes.length) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Property(tries = 1_000)
    void bytes_that_somebody_made_up_are_refused(@ForAll byte[] bytes) {
        assertRefused(bytes);
    }

    private static void assertRefused(byte[] bytes) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatThrownBy(() -> CursorCodec.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("since must be a cursor");
    }

    private static Cursor cursor(Random random, int blocks) {
        var parts = new ArrayList<Cursor.Part>();
        for (int i = 0; i < blocks; i++) {
            parts.add(
                    random.nextInt(8) == 0
                            ? Cursor.Part.NOTHING
                            : new Cursor.Part(
                                    random.nextLong(),
                                    random.nextLong(1L << random.nextInt(1, 40)),
                                    random.nextLong(1L << 33)));
        }
        Box box = random.nextBoolean()
                ? Box.WORLD
                : Box.of(random.nextDouble(-180, 180), -random.nextDouble(90), random.nextDouble(-180, 180), 12.345678);
        return new Cursor(box, parts, random.nextInt(blocks));
    }
}
