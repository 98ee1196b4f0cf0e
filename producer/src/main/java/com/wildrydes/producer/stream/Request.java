package com.wildrydes.producer.stream;

import java.util.ArrayList;
import java.util.List;

/// Records of different shards that travel together. Filled under the writer's lock, then read only.
final class Request {

    private final WriterSettings settings;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<PackedRecord> records = new ArrayList<>();
    private long bytes;

    Request(WriterSettings settings) {
        this.settings = settings;
    }

    /// The lane of each record.
    List<Lane> lanes() {
        return lanes;
    }

    List<PackedRecord> records() {
        return records;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /// Whether the lane's head may travel with those that are here.
    boolean hasRoomFor(Lane lane) {
        if (isEmpty()) {
            return true;
        }
        boolean mayShare = !lane.alone && !lanes.getFirst().alone;
        return mayShare
                && records.size() < settings.requestRecords()
                && bytes + lane.head().bytes() <= settings.requestBytes();
    }

    /// Takes the lane's head along.
    void board(Lane lane) {
        PackedRecord record = lane.take();
        lanes.add(lane);
        records.add(record);
        bytes += record.bytes();
    }
}
