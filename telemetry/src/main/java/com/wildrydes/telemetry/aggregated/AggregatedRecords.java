package com.wildrydes.telemetry.aggregated;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes Kinesis records apart into user records. Thread-safe.
public final class AggregatedRecords {

    private AggregatedRecords() {}

    /// Hands the user records of one Kinesis record to `members`, in their order, and returns how many they
    /// were.
    ///
    /// A record that is not aggregated is its own only user record. So is one that has the magic bytes but not
    /// a valid MD5, as for the Kinesis Client Library, and one whose message is corrupt in spite of a valid
    /// MD5: what cannot be taken apart is handed on whole, so that nothing is lost. Members are handed on only
    /// after the whole message has been found sound.
    public static int deaggregate(
            byte[] data, int offset, int length, String partitionKey, Consumer<? super UserRecord> members) {
        List<UserRecord> parsed = isAggregated(data, offset, length) ? parse(data, offset, length) : null;
        if (parsed == null) {
            members.accept(new UserRecord(partitionKey, null, data, offset, length, 0, false));
            return 1;
        }
        parsed.forEach(members);
        return parsed.size();
    }

    /// Whether the record starts with the magic bytes, and so was aggregated once, damaged or not.
    public static boolean hasMagic(byte[] data, int offset, int length) {
        int magic = Wire.MAGIC.length;
        return length >= magic && Arrays.equals(data, offset, offset + magic, Wire.MAGIC, 0, magic);
    }

    /// Whether the record has the magic bytes, a message and a valid MD5.
    private static boolean isAggregated(byte[] data, int offset, int length) {
        if (length <= Wire.MAGIC.length + Md5.LENGTH || !hasMagic(data, offset, length)) {
            return false;
        }
        int digestAt = offset + length - Md5.LENGTH;
        MessageDigest md5 = Md5.digest();
        md5.update(data, offset + Wire.MAGIC.length, length - Wire.MAGIC.length - Md5.LENGTH);
        return Arrays.equals(md5.digest(), 0, Md5.LENGTH, data, digestAt, digestAt + Md5.LENGTH);
    }

    private static @Nullable List<UserRecord> parse(byte[] data, int offset, int length) {
        try {
            return new AggregatedMessage(data, offset + Wire.MAGIC.length, offset + length - Md5.LENGTH).members();
        } catch (CorruptMessageException e) {
            return null;
        }
    }
}
