package com.wildrydes.telemetry.aggregated;

import static com.wildrydes.telemetry.aggregated.Packed.Member.member;
import static com.wildrydes.telemetry.aggregated.Packed.asTheKclSees;
import static com.wildrydes.telemetry.aggregated.Packed.asWeSee;
import static com.wildrydes.telemetry.aggregated.Packed.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.kinesis.retrieval.kpl.Messages.AggregatedRecord;

class AggregatedRecordBuilderTest {

    private final AggregatedRecordBuilder builder = new AggregatedRecordBuilder();

    @Test
    void members_are_packed_in_order() {
        add("a", "first");
        add("b", "second");
        add("a", "third");

        assertThat(asTheKclSees(builder.build()))
                .containsExactly(member("a", "first", 0), member("b", "second", 1), member("a", "third", 2))
                .isEqualTo(asWeSee(builder.build()));
        assertThat(builder.count()).isEqualTo(3);
        assertThat(builder.partitionKey()).isEqualTo("a");
    }

    @Test
    void a_key_is_in_its_table_once() throws InvalidProtocolBufferException {
        HashKey hashKey = new HashKey(1, 2);
        for (int i = 0; i < 300; i++) {
            byte[] data = bytes("data");
            builder.add("key " + i % 200, hashKey, data, 0, data.length);
        }
        byte[] record = builder.build();
        AggregatedRecord message = AggregatedRecord.parseFrom(Arrays.copyOfRange(record, 4, record.length - 16));

        assertThat(message.getPartitionKeyTableList()).hasSize(200).doesNotHaveDuplicates();
        assertThat(message.getExplicitHashKeyTableList()).containsExactly("18446744073709551618");
        assertThat(message.getRecordsList()).hasSize(300);
    }

    @Test
    void only_the_given_range_is_packed() {
        builder.add("a", bytes("[inside]"), 1, 6);
        assertThat(asTheKclSees(builder.build())).containsExactly(member("a", "inside", 0));
    }

    @Test
    void the_size_is_known_before_an_add() {
        for (int i = 0; i < 3000; i++) {
            String key = "Einhorn-ä-" + i % 1500;
            byte[] data = new byte[i % 400];
            int announced = builder.sizeWith(key, data.length);
            builder.add(key, data, 0, data.length);
            assertThat(builder.size()).isEqualTo(announced);
        }
        assertThat(builder.build()).hasSize(builder.size());
    }

    @Test
    void a_record_larger_than_the_buffer_fits() {
        String large = "x".repeat(1_000_000);
        add("a", large);
        assertThat(asTheKclSees(builder.build())).containsExactly(member("a", large, 0));
    }

    @Test
    void a_cleared_builder_starts_afresh() {
        byte[] key = bytes("before");
        builder.add("before", new HashKey(1, 2), key, 0, key.length);
        builder.clear();

        assertThat(builder.isEmpty()).isTrue();
        assertThatThrownBy(builder::partitionKey)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add one");

        add("after", "clear");
        assertThat(asTheKclSees(builder.build())).containsExactly(member("after", "clear", 0));
        assertThat(builder.partitionKey()).isEqualTo("after");
    }

    @Test
    void a_built_record_does_not_change_with_the_builder() {
        add("a", "first");
        byte[] record = builder.build();
        byte[] copy = record.clone();
        builder.clear();
        add("b", "other");
        assertThat(record).isEqualTo(copy);
    }

    @Test
    void a_range_outside_the_array_changes_nothing() {
        add("a", "first");
        byte[] before = builder.build();
        assertThatThrownBy(() -> builder.add("b", new byte[3], 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(builder.build()).isEqualTo(before);
    }

    private void add(String key, String data) {
        builder.add(key, bytes(data), 0, data.length());
    }
}
