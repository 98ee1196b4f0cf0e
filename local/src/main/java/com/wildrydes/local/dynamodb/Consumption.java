package com.wildrydes.local.dynamodb;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/// The request units that the tables consumed. Thread-safe.
final class Consumption implements Metered {
    private final DoubleAdder reads = new DoubleAdder();
    private final DoubleAdder writes = new DoubleAdder();

    void read(@Nullable ConsumedCapacity consumed) {
        add(reads, consumed);
    }

    void write(@Nullable ConsumedCapacity consumed) {
        add(writes, consumed);
    }

    void read(@Nullable Collection<ConsumedCapacity> consumed) {
        if (consumed != null) {
            consumed.forEach(this::read);
        }
    }

    void write(@Nullable Collection<ConsumedCapacity> consumed) {
        if (consumed != null) {
            consumed.forEach(this::write);
        }
    }

    /// A write whose condition did not hold: DynamoDB bills it too, by the size of the item that is there, which the
    /// answer does not tell. One unit stands for it.
    void refusedWrite() {
        writes.add(1);
    }

    private static void add(DoubleAdder sum, @Nullable ConsumedCapacity consumed) {
        if (consumed != null && consumed.capacityUnits() != null) {
            sum.add(consumed.capacityUnits());
        }
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return Map.of(BilledUnit.DYNAMODB_READ_UNITS, reads.sum(), BilledUnit.DYNAMODB_WRITE_UNITS, writes.sum());
    }
}
