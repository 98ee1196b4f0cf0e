package com.wildrydes.benchmarks.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a compaction would make of an hour: one file, sorted by name and time. The events of a unicorn come
/// in the order of their times, so it is enough to gather them by name. Holds all lines in memory. Not
/// thread-safe.
final class SortedHours {

    private static final byte[] AFTER_NAME = ",\"statustimems\":".getBytes(StandardCharsets.US_ASCII);
    private static final int RECORD_BYTES = 1 << 20;

    private final Map<String, List<byte[]>> runs = new TreeMap<>();

    /// Takes a record of the Archiver's, whose lines are sorted by name.
    void take(byte[] record) {
        int from = 0;
        String name = "";
        for (int start = 0, end; start < record.length; start = end) {
            end = after(record, start, (byte) '\n');
            String next = name(record, start);
            if (!next.equals(name)) {
                keep(name, record, from, start);
                name = next;
                from = start;
            }
        }
        keep(name, record, from, record.length);
    }

    private void keep(String name, byte[] record, int from, int to) {
        if (from < to) {
            runs.computeIfAbsent(name, first -> new ArrayList<>()).add(Arrays.copyOfRange(record, from, to));
        }
    }

    private static int after(byte[] bytes, int from, byte wanted) {
        int at = from;
        while (bytes[at] != wanted) {
            at++;
        }
        return at + 1;
    }

    private static String name(byte[] record, int start) {
        int at = start;
        while (Arrays.mismatch(record, at, at + AFTER_NAME.length, AFTER_NAME, 0, AFTER_NAME.length) >= 0) {
            at++;
        }
        return new String(record, start, at - start, StandardCharsets.UTF_8);
    }

    /// Writes them all, as the archive's other files are written.
    void write(ArchiveDesign design, Bucket bucket, long timeMs) throws IOException {
        List<byte[]> records = new ArrayList<>();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        for (List<byte[]> ofOne : runs.values()) {
            for (byte[] run : ofOne) {
                if (record.size() + run.length > RECORD_BYTES) {
                    records.add(record.toByteArray());
                    record.reset();
                }
                record.writeBytes(run);
            }
            // Copied: what is written is not needed again.
            ofOne.clear();
        }
        records.add(record.toByteArray());
        runs.clear();
        design.writeParquet(records, bucket.file(timeMs, ".parquet"));
    }
}
