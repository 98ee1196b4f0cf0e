package com.wildrydes.cli.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.kinesis.retrieval.kpl.Messages.AggregatedRecord;

/// Takes aggregated records apart, with the protobuf classes of the Kinesis Client Library.
///
/// Not with its `AggregatorUtil`: of a message that is broken behind a valid MD5 that delivers the part before the
/// fault,
/// while the Aggregator quarantines the record whole (`docs/event.md`, "How it travels").
final class Members {
    /// Magic bytes, then the message, then its MD5 (Kinesis Producer Library, `aggregation-format.md`).
    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    private static final int MD5_BYTES = 16;

    private static final BigInteger HASH_KEYS = BigInteger.ONE.shiftLeft(128);

    private Members() {}

    /// The payloads in `record`, in their order.
    static List<byte[]> of(Record record) {
        byte[] data = record.data().asByteArrayUnsafe();
        return message(data)
                .map(message -> message.getRecordsList().stream()
                        .map(member -> member.getData().toByteArray())
                        .toList())
                .orElse(List.of(data));
    }

    private static Optional<AggregatedRecord> message(byte[] data) {
        int end = data.length - MD5_BYTES;
        if (end <= MAGIC.length || !Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(data, MAGIC.length, end);
        if (!Arrays.equals(md5(content), Arrays.copyOfRange(data, end, data.length))) {
            return Optional.empty();
        }
        try {
            return Optional.of(AggregatedRecord.parseFrom(content)).filter(Members::pointsIntoItsTables);
        } catch (InvalidProtocolBufferException e) {
            // Then it is a plain record, and no event.
            return Optional.empty();
        }
    }

    private static boolean pointsIntoItsTables(AggregatedRecord message) {
        return message.getRecordsList().stream()
                .allMatch(member -> within(member.getPartitionKeyIndex(), message.getPartitionKeyTableCount())
                        && (!member.hasExplicitHashKeyIndex()
                                || (within(member.getExplicitHashKeyIndex(), message.getExplicitHashKeyTableCount())
                                        && isHashKey(message.getExplicitHashKeyTable(
                                                (int) member.getExplicitHashKeyIndex())))));
    }

    private static boolean within(long index, int size) {
        return index >= 0 && index < size;
    }

    private static boolean isHashKey(String decimal) {
        return decimal.matches("\\d{1,39}") && new BigInteger(decimal).compareTo(HASH_KEYS) < 0;
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }
}
