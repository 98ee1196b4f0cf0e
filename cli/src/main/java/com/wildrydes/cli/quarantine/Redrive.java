package com.wildrydes.cli.quarantine;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.quarantine.Quarantine.Item;
import com.wildrydes.cli.terminal.Printable;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.UnsentSink;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts quarantined payloads back on the stream, each under its partition key, and forgets them once they are there.
///
/// A crash in between leaves an item in quarantine and on the stream: redriving it again adds a duplicate, which is not
/// counted. So nothing is lost and nothing doubles. For one thread.
final class Redrive {
    /// So many of the items that stay are named.
    private static final int SHOWN = 3;

    private final Quarantine quarantine;
    private final StreamWriter writer;
    private final Unsent unsent;
    private final List<String> kept = new ArrayList<>();
    private long keptItems;
    private long items;
    private long events;

    /// @param writer hands what it cannot send to `unsent`
    Redrive(Quarantine quarantine, StreamWriter writer, Unsent unsent) {
        this.quarantine = quarantine;
        this.writer = writer;
        this.unsent = unsent;
    }

    /// Writes the items, waits until they are acknowledged, then takes them out of quarantine: all of them or
    /// none. What can never be put back stays, and keeps none of the others from it.
    void redrive(List<Item> page) {
        List<Item> written = new ArrayList<>();
        try {
            for (Item item : page) {
                if (write(item)) {
                    written.add(item);
                }
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
        written.forEach(quarantine::remove);
        items += written.size();
    }

    /// What could not be put back and why, in one line; empty where all was.
    Optional<String> kept() {
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(keptItems + " items cannot be put back and stay in quarantine: " + String.join("; ", kept)
                        + (keptItems > kept.size() ? "; …" : ""));
    }

    /// Rejected events and failed batches put back so far.
    long items() {
        return items;
    }

    /// Events in them.
    long events() {
        return events;
    }

    /// @return whether all of it is on its way
    private boolean write(Item item) throws InterruptedException {
        switch (item) {
            case Item.Event(RejectedEvent event) ->
                write(event.partitionKey(), event.payload(), 0, event.payload().length);
            case Item.Batch(FailedBatch batch) -> {
                for (FailedBatch.Entry entry : batch.records()) {
                    writeMembers(entry);
                }
            }
            case Item.Unreadable(String id, String reason) -> {
                keep(id, reason);
                return false;
            }
        }
        String refusal = unsent.takeRefusal();
        if (refusal != null) {
            keep(item.id(), refusal);
        }
        return refusal == null;
    }

    private void keep(String id, String reason) {
        keptItems++;
        if (kept.size() < SHOWN) {
            kept.add(Printable.of(id) + " (" + reason + ")");
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

    /// Remembers that something could not be sent, and why. To be made by the thread that writes.
    static final class Unsent implements UnsentSink {
        private final Thread writing = Thread.currentThread();
        private volatile @Nullable String reason;
        private @Nullable String refusal;

        /// The writer refuses what fits no record as it is written; what the stream did not take it hands back later,
        /// from a thread of its own.
        @Override
        public void unsent(String partitionKey, byte[] data, int offset, int length, String why) {
            if (Thread.currentThread() == writing) {
                refusal = why;
            } else {
                reason = why;
            }
        }

        /// Why a part of what was written last was refused, once; null where nothing was.
        @Nullable
        String takeRefusal() {
            String taken = refusal;
            refusal = null;
            return taken;
        }
    }
}
