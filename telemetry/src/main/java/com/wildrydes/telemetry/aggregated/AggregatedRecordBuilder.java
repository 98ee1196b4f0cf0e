package com.wildrydes.telemetry.aggregated;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Packs user records into one aggregated record. Not thread-safe; reusable after [#clear].
///
/// The protobuf message is appended to one growing buffer, each partition key right before the first record
/// that uses it: protobuf lets the fields of a message come in any order.
public final class AggregatedRecordBuilder {

    private static final int INITIAL_CAPACITY = 16 * 1024;

    private final MessageDigest md5 = Md5.digest();
    private final Map<String, Integer> partitionKeys = new HashMap<>();
    private byte[] buffer = new byte[INITIAL_CAPACITY];
    private int end;
    private int count;
    private @Nullable String firstPartitionKey;

    public AggregatedRecordBuilder() {
        clear();
    }

    /// How many user records were added since the last [#clear].
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /// Length in bytes of what [#build] would return now.
    public int size() {
        return end + Md5.LENGTH;
    }

    /// Length in bytes of what [#build] would return after such a user record had been added.
    public int sizeWith(String partitionKey, int length) {
        Integer known = partitionKeys.get(partitionKey);
        int tableEntry = 0;
        if (known == null) {
            int keyLength = partitionKey.getBytes(StandardCharsets.UTF_8).length;
            tableEntry = 1 + Varint.length(keyLength) + keyLength;
        }
        int member = memberLength(known == null ? partitionKeys.size() : known, length);
        return size() + tableEntry + 1 + Varint.length(member) + member;
    }

    /// The partition key of the first user record: good for the Kinesis record, as all members belong to one
    /// shard.
    ///
    /// @throws IllegalStateException when there is none
    public String partitionKey() {
        if (firstPartitionKey == null) {
            throw new IllegalStateException("an aggregated record without members has no partition key: add one first");
        }
        return firstPartitionKey;
    }

    /// Adds a copy of data[offset, offset + length).
    public void add(String partitionKey, byte[] data, int offset, int length) {
        ensureRoom(sizeWith(partitionKey, length));
        Integer index = partitionKeys.get(partitionKey);
        if (index == null) {
            index = partitionKeys.size();
            partitionKeys.put(partitionKey, index);
            byte[] key = partitionKey.getBytes(StandardCharsets.UTF_8);
            buffer[end++] = Wire.PARTITION_KEY_TABLE;
            end = Varint.write(key.length, buffer, end);
            System.arraycopy(key, 0, buffer, end, key.length);
            end += key.length;
        }
        if (firstPartitionKey == null) {
            firstPartitionKey = partitionKey;
        }
        buffer[end++] = Wire.RECORDS;
        end = Varint.write(memberLength(index, length), buffer, end);
        buffer[end++] = Wire.PARTITION_KEY_INDEX;
        end = Varint.write(index, buffer, end);
        buffer[end++] = Wire.DATA;
        end = Varint.write(length, buffer, end);
        System.arraycopy(data, offset, buffer, end, length);
        end += length;
        count++;
    }

    /// The aggregated record of all user records added since the last [#clear], in their order.
    public byte[] build() {
        md5.update(buffer, Wire.MAGIC.length, end - Wire.MAGIC.length);
        byte[] record = Arrays.copyOf(buffer, size());
        System.arraycopy(md5.digest(), 0, record, end, Md5.LENGTH);
        return record;
    }

    /// Forgets all user records and keeps the memory for the next ones.
    public void clear() {
        partitionKeys.clear();
        firstPartitionKey = null;
        count = 0;
        end = Wire.MAGIC.length;
        System.arraycopy(Wire.MAGIC, 0, buffer, 0, end);
    }

    private static int memberLength(int keyIndex, int length) {
        return 1 + Varint.length(keyIndex) + 1 + Varint.length(length) + length;
    }

    private void ensureRoom(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
        }
    }
}
