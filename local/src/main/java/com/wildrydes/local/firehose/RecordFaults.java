package com.wildrydes.local.firehose;

/// Says which records of a PutRecordBatch Firehose is to refuse though nothing is wrong with them. Thread-safe.
@FunctionalInterface
public interface RecordFaults {
    RecordFaults NONE = () -> false;

    /// Whether the next record is refused.
    boolean refusesNext();
}
