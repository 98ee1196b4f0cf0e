package com.wildrydes.telemetry.aggregated;

import java.util.ArrayList;
import java.util.List;

/// Reads the protobuf message of an aggregated record, as the protobuf library does: fields in any order,
/// unknown ones skipped, the last one of a kind counts. Used once.
final class AggregatedMessage {

    private static final long ABSENT = -1;

    private final byte[] data;
    private final int start;
    private final int end;

    private final List<String> partitionKeys = new ArrayList<>();
    private final List<String> explicitHashKeys = new ArrayList<>();

    AggregatedMessage(byte[] data, int start, int end) {
        this.data = data;
        this.start = start;
        this.end = end;
    }

    List<UserRecord> members() throws CorruptMessageException {
        int count = readTables();
        List<UserRecord> members = new ArrayList<>(count);
        WireReader message = new WireReader(data, start, end);
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

    /// Members may come before the table entries that they point to, so the tables are read first.
    private int readTables() throws CorruptMessageException {
        int members = 0;
        WireReader message = new WireReader(data, start, end);
        while (message.hasMore()) {
            int tag = message.tag();
            switch (tag) {
                case Wire.PARTITION_KEY_TABLE -> partitionKeys.add(message.string());
                case Wire.EXPLICIT_HASH_KEY_TABLE -> explicitHashKeys.add(message.string());
                default -> message.skip(tag);
            }
            if (tag == Wire.RECORDS) {
                members++;
            }
        }
        return members;
    }

    private UserRecord member(int from, int length, int subSequenceNumber) throws CorruptMessageException {
        WireReader member = new WireReader(data, from, from + length);
        long keyIndex = ABSENT;
        long hashKeyIndex = ABSENT;
        int dataAt = -1;
        int dataLength = 0;
        while (member.hasMore()) {
            int tag = member.tag();
            switch (tag) {
                // Without the sign, so that no index can look absent: a table is never that long anyway.
                case Wire.PARTITION_KEY_INDEX -> keyIndex = member.varint() & Long.MAX_VALUE;
                case Wire.EXPLICIT_HASH_KEY_INDEX -> hashKeyIndex = member.varint() & Long.MAX_VALUE;
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
        return new UserRecord(
                entry(partitionKeys, keyIndex),
                hashKeyIndex == ABSENT ? null : hashKey(entry(explicitHashKeys, hashKeyIndex)),
                data,
                dataAt,
                dataLength,
                subSequenceNumber,
                true);
    }

    private static String entry(List<String> table, long index) throws CorruptMessageException {
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
