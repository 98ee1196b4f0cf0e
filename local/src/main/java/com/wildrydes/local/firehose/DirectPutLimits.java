package com.wildrydes.local.firehose;

/// AWS's limits for Direct PUT to one stream in us-east-1 (Amazon Data Firehose Developer Guide, "Quota").
/// Thread-safe.
final class DirectPutLimits {

    private static final double BYTES = 5 << 20;
    private static final double REQUESTS = 2_000;
    private static final double RECORDS = 500_000;

    private double bytes = BYTES;
    private double requests = REQUESTS;
    private double records = RECORDS;
    private long atMs;

    DirectPutLimits(long nowMs) {
        atMs = nowMs;
    }

    /// Whether the stream may take one more request.
    synchronized boolean admitRequest(long nowMs) {
        refill(nowMs);
        if (requests < 1) {
            return false;
        }
        requests--;
        return true;
    }

    /// Whether it may take one more record.
    synchronized boolean admitRecord(int size, long nowMs) {
        refill(nowMs);
        if (records < 1 || bytes < size) {
            return false;
        }
        records--;
        bytes -= size;
        return true;
    }

    private void refill(long nowMs) {
        double seconds = Math.max(0, nowMs - atMs) / 1000.0;
        bytes = Math.min(BYTES, bytes + seconds * BYTES);
        requests = Math.min(REQUESTS, requests + seconds * REQUESTS);
        records = Math.min(RECORDS, records + seconds * RECORDS);
        atMs = nowMs;
    }
}
