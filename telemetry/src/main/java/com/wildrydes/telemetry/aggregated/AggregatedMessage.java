package com.wildrydes.telemetry.aggregated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the protobuf message of an aggregated record. Used once.
final class AggregatedMessage {

    private final byte[] data;
    private final int start;
    private final int end;

    private final List<String> partitionKeys = new ArrayList<>();
    private final List<HashKey> explicitHashKeys = new ArrayList<>();

    AggregatedMessage(byte[] data, int start, int end) {
        this.data = data;
        this.start = start;
        this.end = end;
    }

    List<UserRecord> members() throws CorruptMessageException {
        // Members may come before the table entries that they point to: tables first.
        WireReader message = new WireReader(data, start, end);
        while (message.hasMore()) {
            int tag = message.tag();
            switch (tag) {
                case Wire.PARTITION_KEY_TABLE -> partitionKeys.add(message.string());
                case Wire.EXPLICIT_HASH_KEY_TABLE -> explicitHashKeys.add(hashKey(message.string()));
                default -> message.skip(tag);
            }
        }
        List<UserRecord> members = new ArrayList<>();
        message = new WireReader(data, start, end);
        while (message.hasMore()) {
            int tag = message.tag();
            if (tag == Wire.RECORDS) {
                int length = message.length();
                members.add(member(message.at(), length, members.size()));
                message.advance(length);
            } else {
                message.skip(tag);
            }
        }
        return members;
    }

    private UserRecord member(int from, int length, int subSequenceNumber) throws CorruptMessageException {
        WireReader member = new WireReader(data, from, from + length);
        long keyIndex = -1;
        long hashKeyIndex = -1;
        boolean hasHashKey = false;
        int dataAt = -1;
        int dataLength = 0;
        while (member.hasMore()) {
            int tag = member.tag();
            switch (tag) {
                case Wire.PARTITION_KEY_INDEX -> keyIndex = member.varint();
                case Wire.EXPLICIT_HASH_KEY_INDEX -> {
                    hashKeyIndex = member.varint();
                    hasHashKey = true;
                }
                case Wire.DATA -> {
                    dataLength = member.length();
                    dataAt = member.at();
                    member.advance(dataLength);
                }
                default -> member.skip(tag);
            }
        }
        if (dataAt < 0) {
            throw new CorruptMessageException("a member without data");
        }
        String partitionKey = entry(partitionKeys, keyIndex);
        @Nullable HashKey explicitHashKey = hasHashKey ? entry(explicitHashKeys, hashKeyIndex) : null;
        return new UserRecord(partitionKey, explicitHashKey, data, dataAt, dataLength, subSequenceNumber, true);
    }

    private static <T> T entry(List<T> table, long index) throws CorruptMessageException {
        if (index < 0 || index >= table.size()) {
            throw new CorruptMessageException("a member with key " + index + " of a table of " + table.size());
        }
        return table.get((int) index);
    }

    private static HashKey hashKey(String decimal) throws CorruptMessageException {
        try {
            return HashKey.parse(decimal);
        } catch (IllegalArgumentException e) {
            throw new CorruptMessageException("an explicit hash key that is none", e);
        }
    }
}
