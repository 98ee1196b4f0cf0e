package com.wildrydes.local.kinesis;

/// AWS's limits for one shard ("Quotas and limits", Kinesis Data Streams Developer Guide). Thread-safe.
final class ShardLimits {

    private static final long WRITE_BYTES = 1 << 20;
    private static final long WRITE_RECORDS = 1000;
    private static final long READ_BYTES = 2 << 20;
    private static final long READS = 5;

    private final Allowance writtenBytes;
    private final Allowance writtenRecords;
    private final Allowance readBytes;
    private final Allowance reads;

    ShardLimits(long nowMs) {
        writtenBytes = new Allowance(WRITE_BYTES, nowMs);
        writtenRecords = new Allowance(WRITE_RECORDS, nowMs);
        readBytes = new Allowance(READ_BYTES, nowMs);
        reads = new Allowance(READS, nowMs);
    }

    /// Whether the shard may take one more record, of `bytes` bytes of key and data.
    synchronized boolean admitRecord(int bytes, long nowMs) {
        if (!writtenBytes.has(bytes, nowMs) || !writtenRecords.has(1, nowMs)) {
            return false;
        }
        writtenBytes.take(bytes, nowMs);
        writtenRecords.take(1, nowMs);
        return true;
    }

    /// Whether the shard may be read once more.
    synchronized boolean admitRead(long nowMs) {
        if (!readBytes.has(1, nowMs) || !reads.has(1, nowMs)) {
            return false;
        }
        reads.take(1, nowMs);
        return true;
    }

    /// Takes note of what an admitted read gave.
    synchronized void haveRead(long bytes, long nowMs) {
        readBytes.take(bytes, nowMs);
    }
}
