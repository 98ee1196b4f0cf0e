package com.wildrydes.processors.archiver;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;

/// The delivery stream: what it has accepted, it writes into the archive.
///
/// The limits are those of the Amazon Data Firehose API Reference, "PutRecordBatch" and "Record".
public interface ArchiveStream {

    /// Most bytes of one record. Each record is billed in steps of 5 KB, which a full one uses up: 200 steps.
    int MOST_RECORD_BYTES = 1_024_000;

    /// Most bytes of all records that are put at once.
    int MOST_BYTES = 4 << 20;

    /// Most records that are put at once.
    int MOST_RECORDS = 500;

    /// Hands records over. Each one is accepted or refused for itself.
    ///
    /// @param records not to be changed; within all three limits
    /// @return those that were refused, in their order; empty when all were accepted
    /// @throws UnavailableException when the call failed, or its answer was lost: then some may be accepted
    /// @throws RefusedException when the call is of no use
    List<Refusal> put(List<byte[]> records) throws UnavailableException, RefusedException;

    /// A record that was not accepted; worth another try.
    ///
    /// @param index in the list that was put
    /// @param reason for a log
    record Refusal(int index, String reason) {}
}
