package com.wildrydes.telemetry.aggregated;

import static com.wildrydes.telemetry.aggregated.Packed.Member.member;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/// What is in a record, according to us and according to the Kinesis Client Library.
final class Packed {

    static final String RECORD_KEY = "key of the record";

    private static final int MAGIC = 0xF3899AC2;

    private Packed() {}

    /// A user record by value.
    record Member(String partitionKey, @Nullable BigInteger explicitHashKey, String data, long subSequenceNumber) {

        static Member member(String partitionKey, String data, long subSequenceNumber) {
            return new Member(partitionKey, null, data, subSequenceNumber);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] data, int offset, int length) {
        return new String(data, offset, length, StandardCharsets.ISO_8859_1);
    }

    static List<Member> asWeSee(byte[] record) {
        List<Member> members = new ArrayList<>();
        AggregatedRecords.deaggregate(
                record,
                0,
                record.length,
                RECORD_KEY,
                member -> members.add(new Member(
                        member.partitionKey(),
                        member.explicitHashKey() == null
                                ? null
                                : member.explicitHashKey().toBigInteger(),
                        text(member.data(), member.offset(), member.length()),
                        member.subSequenceNumber())));
        return members;
    }

    static List<Member> asTheKclSees(byte[] record) {
        KinesisClientRecord whole = KinesisClientRecord.builder()
                .data(ByteBuffer.wrap(record))
                .partitionKey(RECORD_KEY)
                .sequenceNumber("1")
                .approximateArrivalTimestamp(Instant.EPOCH)
                .build();
        return new AggregatorUtil()
                .deaggregate(List.of(whole)).stream()
                        .map(member -> {
                            byte[] data = new byte[member.data().remaining()];
                            member.data().duplicate().get(data);
                            return new Member(
                                    member.partitionKey(),
                                    member.explicitHashKey() == null ? null : new BigInteger(member.explicitHashKey()),
                                    text(data, 0, data.length),
                                    member.subSequenceNumber());
                        })
                        .toList();
    }

    /// The record as the only user record of itself.
    static List<Member> whole(byte[] record) {
        return List.of(member(RECORD_KEY, text(record, 0, record.length), 0));
    }

    /// An aggregated record with this message, and a valid MD5.
    static byte[] record(byte[] message) {
        return ByteBuffer.allocate(Integer.BYTES + message.length + 16)
                .putInt(MAGIC)
                .put(message)
                .put(md5(message))
                .array();
    }

    static byte[] md5(byte[] data) {
        try {
            return MessageDigest.getInstance("MD5").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
