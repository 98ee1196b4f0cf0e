package com.wildrydes.local.firehose;

import com.wildrydes.local.bill.BilledUnit;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what AWS bills: each record in steps of 5 KB, and the same bytes again where they are converted
/// (Amazon Data Firehose pricing). Thread-safe.
final class Usage {

    private static final long STEP = 5 * 1024;
    private static final double GB = 1 << 30;

    private final LongAdder ingested = new LongAdder();
    private final LongAdder converted = new LongAdder();

    void ingested(int bytes, boolean toBeConverted) {
        long billed = Math.max(1, (bytes + STEP - 1) / STEP) * STEP;
        ingested.add(billed);
        if (toBeConverted) {
            converted.add(billed);
        }
    }

    Map<BilledUnit, Double> usage() {
        return Map.of(
                BilledUnit.FIREHOSE_INGESTED_GB, ingested.sum() / GB,
                BilledUnit.FIREHOSE_CONVERTED_GB, converted.sum() / GB);
    }
}
