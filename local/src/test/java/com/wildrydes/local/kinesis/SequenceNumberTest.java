package com.wildrydes.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SequenceNumberTest {

    private static final long SECONDS = 1L << 35;

    @Property(seed = "1")
    void is_read_back_as_it_was_written(
            @ForAll @LongRange(min = 0, max = SECONDS) long created,
            @ForAll @IntRange(min = 0) int shard,
            @ForAll @LongRange(min = 0) long ordinal,
            @ForAll @LongRange(min = 0, max = SECONDS) long arrival) {
        SequenceNumber number = new SequenceNumber(created, shard, ordinal, arrival);

        assertThat(number.toString()).matches("[1-9]\\d{55}");
        assertThat(SequenceNumber.parse(number.toString())).isEqualTo(number);
    }

    @Property(seed = "2")
    void grows_with_the_shard_then_with_the_ordinal_whatever_the_arrivals(
            @ForAll @LongRange(min = 0, max = SECONDS) long created,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 2) long ordinal,
            @ForAll @LongRange(min = 0, max = SECONDS) long earlier,
            @ForAll @LongRange(min = 0, max = SECONDS) long later) {
        SequenceNumber record = new SequenceNumber(created, 7, ordinal, later);
        SequenceNumber next = new SequenceNumber(created, 7, ordinal + 1, earlier);
        SequenceNumber last = new SequenceNumber(created, 7, SequenceNumber.LAST_ORDINAL, earlier);
        SequenceNumber child = new SequenceNumber(created + 1, 0, 0, 0);

        assertThat(record).isLessThan(next);
        assertThat(next).isLessThan(last);
        assertThat(last).isLessThan(child);
    }

    /// From the Lambda Developer Guide's example event for Kinesis: of shardId-000000000006.
    @Example
    void reads_a_number_of_aws() {
        SequenceNumber number = SequenceNumber.parse("49590338271490256608559692538361571095921575989136588898");

        assertThat(number.shardIndex()).isEqualTo(6);
        assertThat(number.shardSeconds()).isBetween(1_540_000_000L, 1_550_000_000L); // late in 2018
        assertThat(number.toString()).isEqualTo("49590338271490256608559692538361571095921575989136588898");
    }

    @Example
    void refuses_what_is_no_number_of_ours() {
        assertRefused("0");
        assertRefused("-1");
        assertRefused("");
        assertRefused("4954x");
        assertRefused(BigInteger.TWO.pow(185).toString());
        assertRefused("9".repeat(129));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> SequenceNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
