package com.wildrydes.local.kinesis;

import com.wildrydes.local.kinesis.log.LogPage;
import com.wildrydes.local.kinesis.log.StoredRecord;
import java.util.List;

/// What one read of a shard gave.
///
/// @param read the records, and where to go on
/// @param endOfShard whether these were the last records that the shard will ever have
/// @param millisBehindLatest 0 when caught up, else the age of the last of these records, at least 1
/// @param children the shards that follow, when this is the end of the shard
public record ShardPage(Shard shard, LogPage read, boolean endOfShard, long millisBehindLatest, List<Shard> children) {

    public List<StoredRecord> records() {
        return read.records();
    }

    /// The ordinal to go on from.
    public long next() {
        return read.next();
    }

    public SequenceNumber sequenceNumber(StoredRecord record) {
        return shard.sequenceNumber(record.ordinal(), record.arrivalMs());
    }
}
