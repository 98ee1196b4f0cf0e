package com.wildrydes.telemetry.aggregated;

import static com.wildrydes.telemetry.aggregated.Packed.Member.member;
import static com.wildrydes.telemetry.aggregated.Packed.asTheKclSees;
import static com.wildrydes.telemetry.aggregated.Packed.asWeSee;
import static com.wildrydes.telemetry.aggregated.Packed.bytes;
import static com.wildrydes.telemetry.aggregated.Packed.record;
import static com.wildrydes.telemetry.aggregated.Packed.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.kinesis.retrieval.kpl.Messages.AggregatedRecord;
import software.amazon.kinesis.retrieval.kpl.Messages.Record;
import software.amazon.kinesis.retrieval.kpl.Messages.Tag;

class AggregatedRecordsTest {

    private static final AggregatedRecord TWO = AggregatedRecord.newBuilder()
            .addPartitionKeyTable("a")
            .addPartitionKeyTable("b")
            .addExplicitHashKeyTable("340282366920938463463374607431768211455")
            .addRecords(keyed(1, "first"))
            .addRecords(keyed(0, "second").setExplicitHashKeyIndex(0))
            .build();

    @Test
    void members_come_in_order_with_their_keys() {
        byte[] record = record(TWO.toByteArray());
        assertThat(asWeSee(record))
                .containsExactly(
                        member("b", "first", 0),
                        new Packed.Member("a", BigInteger.TWO.pow(128).subtract(BigInteger.ONE), "second", 1))
                .isEqualTo(asTheKclSees(record));
    }

    @Test
    void a_member_is_a_range_of_the_records_own_array() {
        byte[] record = record(TWO.toByteArray());
        byte[] padded = new byte[record.length + 20];
        System.arraycopy(record, 0, padded, 7, record.length);
        List<UserRecord> members = new ArrayList<>();

        assertThat(AggregatedRecords.deaggregate(padded, 7, record.length, "k", members::add))
                .isEqualTo(2);
        assertThat(members).allSatisfy(member -> {
            assertThat(member.data()).isSameAs(padded);
            assertThat(member.aggregated()).isTrue();
        });
        assertThat(Packed.text(
                        padded, members.getFirst().offset(), members.getFirst().length()))
                .isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"Name\":\"a\"}\n", "\u00f3", "\u00f3\u0089\u009a\u00c1 almost magic, twenty bytes"})
    void a_plain_record_is_its_own_only_member(String data) {
        byte[] record = bytes(data);
        assertThat(asWeSee(record)).isEqualTo(whole(record)).isEqualTo(asTheKclSees(record));
        AggregatedRecords.deaggregate(
                record,
                0,
                record.length,
                "k",
                member -> assertThat(member.aggregated()).isFalse());
    }

    @Test
    void magic_without_a_valid_md5_is_a_plain_record() {
        byte[] record = record(TWO.toByteArray());
        record[record.length - 1] ^= 1;
        assertThat(asWeSee(record)).isEqualTo(whole(record)).isEqualTo(asTheKclSees(record));
    }

    @Test
    void every_truncation_is_a_plain_record() {
        byte[] record = record(TWO.toByteArray());
        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThat(asWeSee(cut)).isEqualTo(whole(cut)).isEqualTo(asTheKclSees(cut));
        }
    }

    @Test
    void magic_and_the_md5_of_nothing_is_a_plain_record() {
        byte[] record = record(new byte[0]);
        assertThat(asWeSee(record)).isEqualTo(whole(record)).isEqualTo(asTheKclSees(record));
    }

    @Test
    void a_record_without_members_has_none() {
        byte[] record = record(
                AggregatedRecord.newBuilder().addPartitionKeyTable("a").build().toByteArray());
        assertThat(asWeSee(record)).isEmpty();
        assertThat(asTheKclSees(record)).isEmpty();
    }

    @Test
    void thousands_of_members_are_all_there() {
        AggregatedRecord.Builder message = AggregatedRecord.newBuilder();
        for (int i = 0; i < 20_000; i++) {
            message.addPartitionKeyTable("key " + i).addRecords(keyed(i, "data " + i));
        }
        byte[] record = record(message.build().toByteArray());
        assertThat(asWeSee(record)).hasSize(20_000).isEqualTo(asTheKclSees(record));
    }

    @Test
    void a_member_may_be_empty() {
        byte[] record = record(AggregatedRecord.newBuilder()
                .addPartitionKeyTable("a")
                .addRecords(keyed(0, ""))
                .build()
                .toByteArray());
        assertThat(asWeSee(record)).containsExactly(member("a", "", 0)).isEqualTo(asTheKclSees(record));
    }

    @Test
    void a_member_may_be_an_aggregated_record_and_is_not_taken_apart_again() {
        String inner = Packed.text(record(TWO.toByteArray()), 0, record(TWO.toByteArray()).length);
        byte[] record = record(AggregatedRecord.newBuilder()
                .addPartitionKeyTable("a")
                .addRecords(keyed(0, inner))
                .build()
                .toByteArray());
        assertThat(asWeSee(record)).containsExactly(member("a", inner, 0)).isEqualTo(asTheKclSees(record));
    }

    @Test
    void tags_and_unknown_fields_of_every_wire_type_are_skipped() {
        UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
                .addField(
                        90,
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(-1)
                                .addFixed32(1)
                                .addFixed64(2)
                                .addLengthDelimited(ByteString.copyFromUtf8("x"))
                                .addGroup(UnknownFieldSet.newBuilder()
                                        .addField(
                                                1,
                                                UnknownFieldSet.Field.newBuilder()
                                                        .addVarint(3)
                                                        .build())
                                        .build())
                                .build())
                .build();
        byte[] record = record(TWO.toBuilder()
                .setUnknownFields(unknown)
                .addRecords(keyed(0, "tagged")
                        .addTags(Tag.newBuilder().setKey("k").setValue("v"))
                        .setUnknownFields(unknown))
                .build()
                .toByteArray());
        assertThat(asWeSee(record)).hasSize(3).isEqualTo(asTheKclSees(record));
    }

    @Test
    void tables_may_come_after_the_members_that_use_them() {
        AggregatedRecord members =
                AggregatedRecord.newBuilder().addRecords(keyed(0, "early")).build();
        AggregatedRecord table =
                AggregatedRecord.newBuilder().addPartitionKeyTable("late").build();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(members.toByteArray());
        message.writeBytes(table.toByteArray());
        byte[] record = record(message.toByteArray());
        assertThat(asWeSee(record)).containsExactly(member("late", "early", 0)).isEqualTo(asTheKclSees(record));
    }

    @Test
    void a_broken_message_with_a_valid_md5_is_delivered_whole() {
        byte[] message = TWO.toByteArray();
        for (int length = 1; length < message.length; length++) {
            byte[] record = record(Arrays.copyOf(message, length));
            List<Packed.Member> kcl = asTheKclSees(record);
            // A cut between two fields leaves a shorter but sound message.
            assertThat(asWeSee(record)).isIn(kcl, whole(record));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 200, Integer.MAX_VALUE, -1})
    void a_member_that_points_outside_its_table_makes_the_record_be_delivered_whole(int index) {
        byte[] partitionKey = record(TWO.toBuilder()
                .addRecords(keyed(index, "lost by the KCL"))
                .build()
                .toByteArray());
        byte[] hashKey = record(TWO.toBuilder()
                .addRecords(keyed(0, "lost by the KCL").setExplicitHashKeyIndex(index))
                .build()
                .toByteArray());
        assertThat(asWeSee(partitionKey)).isEqualTo(whole(partitionKey));
        assertThat(asWeSee(hashKey)).isEqualTo(whole(hashKey));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "x",
                "1e3",
                "340282366920938463463374607431768211456",
                "9999999999999999999999999999999999999999"
            })
    void a_member_with_an_impossible_hash_key_makes_the_record_be_delivered_whole(String hashKey) {
        byte[] record = record(
                TWO.toBuilder().setExplicitHashKeyTable(0, hashKey).build().toByteArray());
        assertThat(asWeSee(record)).isEqualTo(whole(record));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1a 00", // a member without anything
                "1a 02 08 00", // a member without data
                "1a 02 1a 00", // a member without a key
                "1a 05 08 00 1a 7f 00", // data beyond the member
                "1a 7f 08 00", // a member beyond the message
                "1a ff ff ff ff 0f", // a negative length
                "80", // a number without its end
                "ff ff ff ff ff ff ff ff ff ff ff 01", // a number of 12 bytes
                "00 01", // field number 0
                "0f 01", // wire type 7
                "0c", // the end of a group that was not begun
                "0b 08 01", // a group without its end
                "0b 14", // a group with the end of another
                "09 01 02", // half a fixed64
                "0d 01", // half a fixed32
            })
    void a_message_that_is_no_protobuf_is_delivered_whole(String hex) {
        byte[] broken = HexFormat.ofDelimiter(" ").parseHex(hex);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(TWO.toByteArray());
        message.writeBytes(broken);
        byte[] record = record(message.toByteArray());
        assertThat(asWeSee(record)).isEqualTo(whole(record)).isEqualTo(asTheKclSees(record));
    }

    @Test
    void a_megabyte_of_nested_groups_is_delivered_whole() {
        byte[] groups = new byte[1_000_000];
        Arrays.fill(groups, (byte) 0x2B);
        byte[] record = record(groups);
        assertThat(asWeSee(record)).isEqualTo(whole(record));
    }

    private static Record.Builder keyed(int partitionKeyIndex, String data) {
        return Record.newBuilder().setPartitionKeyIndex(partitionKeyIndex).setData(ByteString.copyFrom(bytes(data)));
    }
}
