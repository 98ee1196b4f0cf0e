package com.wildrydes.local.firehose;

/// What Firehose works with.
public record Neighbours(ObjectStore objects, TableSchemas tables, DeliveryMetrics metrics, RecordFaults faults) {

    /// Those that it cannot do without.
    public static Neighbours of(ObjectStore objects, TableSchemas tables) {
        return new Neighbours(objects, tables, DeliveryMetrics.NONE, RecordFaults.NONE);
    }
}
