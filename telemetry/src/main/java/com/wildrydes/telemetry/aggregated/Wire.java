package com.wildrydes.telemetry.aggregated;

/// The bytes of the format.
///
/// ```
/// 0    4                           n-16              n
/// +----+----------------------------+----------------+
/// |magic| AggregatedRecord (protobuf) | MD5 of protobuf |
/// +----+----------------------------+----------------+
///
/// message AggregatedRecord {
///   repeated string partition_key_table     = 1;
///   repeated string explicit_hash_key_table = 2;
///   repeated Record records                 = 3;
/// }
/// message Record {
///   required uint64 partition_key_index     = 1;
///   optional uint64 explicit_hash_key_index = 2;
///   required bytes  data                    = 3;
///   repeated Tag    tags                    = 4;
/// }
/// ```
final class Wire {

    static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int START_GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    static final byte PARTITION_KEY_TABLE = 1 << 3 | BYTES;
    static final byte EXPLICIT_HASH_KEY_TABLE = 2 << 3 | BYTES;
    static final byte RECORDS = 3 << 3 | BYTES;

    static final byte PARTITION_KEY_INDEX = 1 << 3 | VARINT;
    static final byte EXPLICIT_HASH_KEY_INDEX = 2 << 3 | VARINT;
    static final byte DATA = 3 << 3 | BYTES;

    private Wire() {}
}
