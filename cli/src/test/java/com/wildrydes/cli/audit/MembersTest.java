package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;

class MembersTest {
    @Test
    void a_plain_record_is_its_only_member() {
        assertThat(members("{}\n".getBytes(StandardCharsets.UTF_8))).containsExactly("{}\n");
    }

    @Test
    void an_empty_record_has_one_empty_member() {
        assertThat(members(new byte[0])).containsExactly("");
    }

    @Test
    void an_aggregated_record_is_taken_apart_in_order() {
        assertThat(members(aggregated("one", "two", "three"))).containsExactly("one", "two", "three");
    }

    @Property(tries = 500)
    void damaged_records_have_the_members_that_the_pipeline_finds(
            @ForAll @Size(max = 5) List<String> payloads, @ForAll int position, @ForAll byte value) {
        byte[] data = aggregated(payloads.toArray(String[]::new));
        data[Math.floorMod(position, data.length)] = value;
        assertSameMembers(data);
    }

    @Property(tries = 500)
    void messages_broken_behind_a_valid_digest_have_the_members_that_the_pipeline_finds(
            @ForAll @Size(min = 1, max = 5) List<String> payloads, @ForAll int position, @ForAll byte value)
            throws NoSuchAlgorithmException {
        byte[] data = aggregated(payloads.toArray(String[]::new));
        int end = data.length - 16;
        data[4 + Math.floorMod(position, end - 4)] = value;
        byte[] md5 = MessageDigest.getInstance("MD5").digest(Arrays.copyOfRange(data, 4, end));
        System.arraycopy(md5, 0, data, end, md5.length);
        assertSameMembers(data);
    }

    private static void assertSameMembers(byte[] data) {
        var expected = new ArrayList<String>();
        AggregatedRecords.deaggregate(
                data,
                0,
                data.length,
                "key",
                member -> expected.add(new String(
                        Arrays.copyOfRange(member.data(), member.offset(), member.offset() + member.length()),
                        StandardCharsets.ISO_8859_1)));

        assertThat(members(data)).isEqualTo(expected);
    }

    private static byte[] aggregated(String... payloads) {
        var builder = new AggregatedRecordBuilder();
        for (String payload : payloads) {
            byte[] data = payload.getBytes(StandardCharsets.UTF_8);
            builder.add("key", data, 0, data.length);
        }
        return builder.build();
    }

    private static List<String> members(byte[] data) {
        Record record = Record.builder().data(SdkBytes.fromByteArray(data)).build();
        return Members.of(record).stream()
                .map(member -> new String(member, StandardCharsets.ISO_8859_1))
                .toList();
    }
}
