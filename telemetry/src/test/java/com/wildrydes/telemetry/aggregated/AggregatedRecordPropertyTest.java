package com.wildrydes.telemetry.aggregated;

import static com.wildrydes.telemetry.aggregated.Packed.asTheKclSees;
import static com.wildrydes.telemetry.aggregated.Packed.asWeSee;
import static com.wildrydes.telemetry.aggregated.Packed.bytes;
import static com.wildrydes.telemetry.aggregated.Packed.record;
import static com.wildrydes.telemetry.aggregated.Packed.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.wildrydes.telemetry.aggregated.Packed.Member;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.retrieval.kpl.Messages.AggregatedRecord;
import software.amazon.kinesis.retrieval.kpl.Messages.Record;

class AggregatedRecordPropertyTest {

    @Property(tries = 500, seed = "7")
    void what_is_packed_the_kcl_takes_apart(@ForAll("members") List<Member> members) {
        byte[] record = packed(members);
        assertThat(asTheKclSees(record)).isEqualTo(members);
        assertThat(asWeSee(record)).isEqualTo(members);
    }

    @Property(tries = 500, seed = "7")
    void what_the_protobuf_library_packs_is_taken_apart(@ForAll("members") List<Member> members) {
        byte[] record = packedByProtobuf(members);
        assertThat(asWeSee(record)).isEqualTo(members).isEqualTo(asTheKclSees(record));
    }

    @Property(tries = 2000, seed = "7")
    void any_bytes_are_what_they_are_to_the_kcl(@ForAll byte[] bytes) {
        assertThat(asWeSee(bytes)).isEqualTo(asTheKclSees(bytes)).isEqualTo(whole(bytes));
    }

    @Property(tries = 2000, seed = "7")
    void of_a_mutated_message_nothing_is_lost(@ForAll("members") List<Member> members, @ForAll Random random) {
        byte[] record = packed(members);
        byte[] message = Arrays.copyOfRange(record, 4, record.length - 16);
        for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
            message[random.nextInt(message.length)] = (byte) random.nextInt(256);
        }
        byte[] mutated = record(message);
        List<Member> ours = asWeSee(mutated);
        if (!ours.equals(whole(mutated))) {
            assertThat(ours).isEqualTo(asTheKclSees(mutated));
        }
    }

    @Provide
    Arbitrary<List<Member>> members() {
        Arbitrary<String> keys = Arbitraries.oneOf(
                Arbitraries.of("a", "b", "🦄"), Arbitraries.strings().ascii().ofMaxLength(200));
        Arbitrary<@Nullable BigInteger> hashKeys = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TWO.pow(128).subtract(BigInteger.ONE))
                .injectNull(0.5);
        Arbitrary<String> data =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(300);
        return Combinators.combine(keys, hashKeys, data)
                .as((key, hashKey, payload) -> new Member(key, hashKey, payload, 0))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(AggregatedRecordPropertyTest::numbered);
    }

    private static List<Member> numbered(List<Member> members) {
        List<Member> numbered = new ArrayList<>();
        for (Member member : members) {
            numbered.add(new Member(member.partitionKey(), member.explicitHashKey(), member.data(), numbered.size()));
        }
        return numbered;
    }

    private static byte[] packed(List<Member> members) {
        AggregatedRecordBuilder builder = new AggregatedRecordBuilder();
        for (Member member : members) {
            byte[] data = bytes(member.data());
            HashKey hashKey = member.explicitHashKey() == null
                    ? null
                    : HashKey.parse(member.explicitHashKey().toString());
            builder.add(member.partitionKey(), hashKey, data, 0, data.length);
        }
        return builder.build();
    }

    private static byte[] packedByProtobuf(List<Member> members) {
        AggregatedRecord.Builder message = AggregatedRecord.newBuilder();
        for (Member member : members) {
            Record.Builder record = Record.newBuilder()
                    .setPartitionKeyIndex(message.getPartitionKeyTableCount())
                    .setData(ByteString.copyFrom(bytes(member.data())));
            message.addPartitionKeyTable(member.partitionKey());
            if (member.explicitHashKey() != null) {
                record.setExplicitHashKeyIndex(message.getExplicitHashKeyTableCount());
                message.addExplicitHashKeyTable(member.explicitHashKey().toString());
            }
            message.addRecords(record);
        }
        return record(message.build().toByteArray());
    }
}
