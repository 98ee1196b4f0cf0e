package com.wildrydes.local.s3;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests as S3 bills them (Amazon S3 pricing, "Requests and data retrievals"): what writes, copies or lists
/// at one price, what reads at another, what deletes or gives up at none. Thread-safe.
final class RequestCount implements Metered {
    private final LongAdder writes = new LongAdder();
    private final LongAdder reads = new LongAdder();

    void add(String operation) {
        boolean free = operation.startsWith("Delete") || operation.startsWith("Abort");
        boolean read = operation.startsWith("Get") || operation.startsWith("Head");
        if (!free) {
            (read ? reads : writes).increment();
        }
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return Map.of(
                BilledUnit.S3_WRITE_REQUESTS, (double) writes.sum(), BilledUnit.S3_READ_REQUESTS, (double) reads.sum());
    }
}
