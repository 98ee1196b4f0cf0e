package com.wildrydes.local.athena.execution;

import java.util.concurrent.atomic.LongAdder;

/// Counts the bytes that Athena would bill (Amazon Athena pricing): scanned bytes in steps of a megabyte, 10 MB at
/// least, of each query that succeeded; of one that was cancelled what it had scanned; nothing for DDL and for what
/// failed. Thread-safe.
public final class ScanBill {
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST = 10 * MEGABYTE;

    private final LongAdder bytes = new LongAdder();

    void add(Execution ended) {
        bytes.add(billed(ended));
    }

    /// What one execution costs, in bytes.
    static long billed(Execution ended) {
        if (!ended.kind().billed() || ended.state() == ExecutionState.FAILED) {
            return 0;
        }
        long scanned = ended.statistics().scannedBytes();
        if (ended.state() == ExecutionState.CANCELLED && scanned == 0) {
            return 0;
        }
        return Math.max(LEAST, Math.ceilDiv(scanned, MEGABYTE) * MEGABYTE);
    }

    /// Terabytes since the stack started.
    public double terabytes() {
        return bytes.sum() / (double) (1L << 40);
    }
}
