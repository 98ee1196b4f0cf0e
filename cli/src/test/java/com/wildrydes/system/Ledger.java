package com.wildrydes.system;

import com.wildrydes.producer.stream.AcknowledgementListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the stream acknowledged, and what must therefore be in the table and in quarantine. Thread-safe.
///
/// It knows the rules as the documents say them (`docs/event.md`): one event a name and time, of several the
/// first acknowledged; everything else is simple sums.
final class Ledger implements AcknowledgementListener {
    private final Map<List<String>, Event> events = new LinkedHashMap<>();
    private final Set<ByteBuffer> madeAsPoison = new HashSet<>();
    private final List<byte[]> acknowledgedPoison = new ArrayList<>();
    private long acknowledged;

    /// This is no event, by the test's own making.
    synchronized void isPoison(byte[] payload) {
        madeAsPoison.add(ByteBuffer.wrap(payload));
    }

    synchronized boolean knowsAsPoison(byte[] payload) {
        return madeAsPoison.contains(ByteBuffer.wrap(payload));
    }

    @Override
    public synchronized void acknowledged(
            String partitionKey, byte[] data, int offset, int length, String shardId, String sequenceNumber) {
        acknowledged++;
        if (madeAsPoison.contains(ByteBuffer.wrap(data, offset, length))) {
            acknowledgedPoison.add(Arrays.copyOfRange(data, offset, offset + length));
        } else {
            Event event = Event.parse(data, offset, length);
            events.putIfAbsent(List.of(event.name(), event.statusTime()), event);
        }
    }

    void acknowledged(byte[] data) {
        acknowledged("", data, 0, data.length, "", "");
    }

    /// Acknowledgements, of events and of poison, each as often as it was acknowledged.
    synchronized long acknowledgements() {
        return acknowledged;
    }

    /// Distinct events.
    synchronized long events() {
        return events.size();
    }

    /// What the archive must hold.
    synchronized Map<ArchivedEvent.Identity, ArchivedEvent.Content> contents() {
        return events.values().stream()
                .map(ArchivedEvent.Content::of)
                .collect(Collectors.toMap(ArchivedEvent.Content::identity, content -> content));
    }

    synchronized List<byte[]> poison() {
        return List.copyOf(acknowledgedPoison);
    }

    /// What must be shown of the unicorns, and of their falls, by the events in the order of the stream.
    synchronized LiveLedger live() {
        var live = new LiveLedger();
        events.values().forEach(live::next);
        return live;
    }

    /// What the table must hold.
    synchronized Map<Minute.Key, Minute> minutes() {
        return events.values().stream()
                .collect(Collectors.groupingBy(
                        Event::minute, Collectors.collectingAndThen(Collectors.toList(), Minute::of)));
    }
}
