package com.wildrydes.processors.archiver;

import com.wildrydes.processors.archiver.ArchiveStream.Refusal;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.DependencyException;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.kinesis.KinesisRecord;
import java.util.List;

/// Hands batches of records to the delivery stream, load by load, each event at least once.
///
/// ```
///   records of the stream   │ r1 r2 r3 r4 r5 │ r6 r7 r8 │      in their order, as many as fill one call
///                                   │              │
///   load                     lines of their events, sorted by name and time
///                                   │              │
///   records of Firehose      │████████│████████│███│ │██│     full ones, put at once
/// ```
///
/// INVARIANT: a record of the stream is processed when the delivery stream has accepted all its events. Loads
/// are sent one after the other, so what a failure leaves is one load and all that follows: the load's first
/// record is reported, and no more than what was accepted of one load is sent twice.
///
/// Thread-safe, and safe against other invocations on the same events.
public final class Archiver {

    private final ArchiveStream stream;
    private final Retry retry;

    public Archiver(ArchiveStream stream, Retry retry) {
        this.stream = stream;
        this.retry = retry;
    }

    /// Processes the batch as far as the delivery stream allows until the deadline.
    ///
    /// @param batch records of one shard in their order
    /// @param deadline no call is begun after it; a call under way is waited for
    public Outcome process(List<KinesisRecord> batch, Deadline deadline) {
        Tally tally = Tally.NONE;
        int next = 0;
        while (next < batch.size()) {
            Load load = Load.from(batch, next);
            try {
                for (List<byte[]> call : load.calls()) {
                    send(call, deadline);
                }
            } catch (DependencyException | RuntimeException e) {
                return new Outcome(tally, new Outcome.Gap(batch.get(next).sequenceNumber(), e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome(tally, new Outcome.Gap(batch.get(next).sequenceNumber(), e));
            }
            tally = tally.plus(load.tally());
            next = load.end();
        }
        return new Outcome(tally, null);
    }

    /// Puts the records, and again those that were refused, until all are accepted.
    private void send(List<byte[]> records, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        var left = new Left(records);
        retry.call(deadline, failures -> left.put());
    }

    /// Records that have yet to be accepted.
    private final class Left {

        private List<byte[]> records;

        Left(List<byte[]> records) {
            this.records = records;
        }

        boolean put() throws UnavailableException, RefusedException {
            List<Refusal> refused = stream.put(records);
            if (refused.isEmpty()) {
                return true;
            }
            String first = refused.getFirst().reason();
            int all = records.size();
            records = refused.stream().map(each -> records.get(each.index())).toList();
            throw new UnavailableException(
                    "the delivery stream refused " + records.size() + " of " + all + " records: " + first);
        }
    }
}
