package com.wildrydes.telemetry.aggregated;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Packs user records into one aggregated record. Not thread-safe; reusable after [#clear].
///
/// The protobuf message is appended to one growing buffer, each key right before the first user record that
/// uses it: protobuf lets the fields of a message come in any order, so nothing has to be moved at the end.
public final class AggregatedRecordBuilder {

    private static final int INITIAL_CAPACITY = 16 * 1024;

    private final MessageDigest md5 = Md5.digest();
    /// Keys that are in the message, with their positions in its tables.
    private final Map<String, Integer> partitionKeys = new HashMap<>();

    private final Map<HashKey, Integer> explicitHashKeys = new HashMap<>();

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

    /// Length in bytes of what [#build] would return after a user record of this key and length had been added.
    public int sizeWith(String partitionKey, int length) {
        Integer index = partitionKeys.get(partitionKey);
        int added = index == null ? fieldLength(utf8Length(partitionKey)) : 0;
        int member = memberLength(index == null ? partitionKeys.size() : index, -1, length);
        return size() + added + fieldLength(member);
    }

    /// The partition key of the first user record. It serves for the Kinesis record, as all members belong to
    /// one shard.
    ///
    /// @throws IllegalStateException when there is none
    public String partitionKey() {
        if (firstPartitionKey == null) {
            throw new IllegalStateException(
                    "an aggregated record has no partition key before its first member: add one");
        }
        return firstPartitionKey;
    }

    /// Adds a copy of data[offset, offset + length).
    public void add(String partitionKey, byte[] data, int offset, int length) {
        add(partitionKey, null, data, offset, length);
    }

    /// Adds a copy of data[offset, offset + length).
    ///
    /// @param explicitHashKey overrides the hash of the partition key
    public void add(String partitionKey, @Nullable HashKey explicitHashKey, byte[] data, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, data.length);
        int keyIndex = partitionKeyIndex(partitionKey);
        int hashKeyIndex = explicitHashKey == null ? -1 : explicitHashKeyIndex(explicitHashKey);
        int member = memberLength(keyIndex, hashKeyIndex, length);
        ensureRoom(fieldLength(member));
        buffer[end++] = Wire.RECORDS;
        end = Varint.write(member, buffer, end);
        buffer[end++] = Wire.PARTITION_KEY_INDEX;
        end = Varint.write(keyIndex, buffer, end);
        if (hashKeyIndex >= 0) {
            buffer[end++] = Wire.EXPLICIT_HASH_KEY_INDEX;
            end = Varint.write(hashKeyIndex, buffer, end);
        }
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
        explicitHashKeys.clear();
        firstPartitionKey = null;
        count = 0;
        end = Wire.MAGIC.length;
        System.arraycopy(Wire.MAGIC, 0, buffer, 0, end);
    }

    private int partitionKeyIndex(String key) {
        Integer known = partitionKeys.get(key);
        if (known != null) {
            return known;
        }
        if (firstPartitionKey == null) {
            firstPartitionKey = key;
        }
        int index = partitionKeys.size();
        partitionKeys.put(key, index);
        addToTable(Wire.PARTITION_KEY_TABLE, key);
        return index;
    }

    private int explicitHashKeyIndex(HashKey key) {
        Integer known = explicitHashKeys.get(key);
        if (known != null) {
            return known;
        }
        int index = explicitHashKeys.size();
        explicitHashKeys.put(key, index);
        addToTable(Wire.EXPLICIT_HASH_KEY_TABLE, key.toString());
        return index;
    }

    private void addToTable(byte tag, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        ensureRoom(fieldLength(text.length));
        buffer[end++] = tag;
        end = Varint.write(text.length, buffer, end);
        System.arraycopy(text, 0, buffer, end, text.length);
        end += text.length;
    }

    private void ensureRoom(int more) {
        int needed = Math.addExact(end, more);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
        }
    }

    private static int memberLength(int keyIndex, int hashKeyIndex, int length) {
        return 1
                + Varint.length(keyIndex)
                + (hashKeyIndex < 0 ? 0 : 1 + Varint.length(hashKeyIndex))
                + fieldLength(length);
    }

    /// Length of a field of that many bytes, with its tag and length.
    private static int fieldLength(int length) {
        return 1 + Varint.length(length) + length;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
