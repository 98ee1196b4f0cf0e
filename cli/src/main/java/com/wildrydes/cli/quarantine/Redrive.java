package com.wildrydes.cli.quarantine;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.quarantine.Quarantine.Item;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.UnsentSink;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts quarantined payloads back on the stream, each under its partition key, and forgets them once they are there.
///
/// A crash in between leaves an item in quarantine and on the stream: redriving it again adds a duplicate, which is not
/// counted. So nothing is lost and nothing doubles. For one thread.
final class Redrive {
    private final Quarantine quarantine;
    private final StreamWriter writer;
    private final Unsent unsent;
    private long items;
    private long events;

    /// @param writer hands what it cannot send to `unsent`
    Redrive(Quarantine quarantine, StreamWriter writer, Unsent unsent) {
        this.quarantine = quarantine;
        this.writer = writer;
        this.unsent = unsent;
    }

    /// Writes the items, waits until they are acknowledged, then takes them out of quarantine: all of them or none.
    void redrive(List<Item> page) {
        try {
            for (Item item : page) {
                write(item);
            }
            writer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted: what was not yet acknowledged stays in quarantine", e);
        }
        if (unsent.reason != null) {
            throw new CommandFailed("the stream did not take everything (" + unsent.reason + "): the last "
                    + page.size() + " items stay in quarantine, try again");
        }
        page.forEach(quarantine::remove);
        items += page.size();
    }

    /// Rejected events and failed batches put back so far.
    long items() {
        return items;
    }

    /// Events in them.
    long events() {
        return events;
    }

    private void write(Item item) throws InterruptedException {
        switch (item) {
            case Item.Event event ->
                write(
                        event.event().partitionKey(),
                        event.event().payload(),
                        0,
                        event.event().payload().length);
            case Item.Batch batch -> {
                for (FailedBatch.Entry entry : batch.batch().records()) {
                    writeMembers(entry);
                }
            }
        }
    }

    /// Member by member: the stream may have other shards by now, and a record belongs whole to one of them.
    private void writeMembers(FailedBatch.Entry entry) throws InterruptedException {
        var members = new ArrayList<UserRecord>();
        AggregatedRecords.deaggregate(entry.data(), 0, entry.data().length, entry.partitionKey(), members::add);
        for (UserRecord member : members) {
            write(member.partitionKey(), member.data(), member.offset(), member.length());
        }
    }

    private void write(String partitionKey, byte[] data, int offset, int length) throws InterruptedException {
        writer.write(partitionKey, data, offset, length);
        events++;
    }

    /// Remembers that something could not be sent, and why.
    static final class Unsent implements UnsentSink {
        private volatile @Nullable String reason;

        @Override
        public void unsent(String partitionKey, byte[] data, int offset, int length, String reason) {
            this.reason = reason;
        }
    }
}
