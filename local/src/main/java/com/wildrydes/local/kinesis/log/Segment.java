package com.wildrydes.local.kinesis.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One file of a log.
///
/// @param base the ordinal of its first record
/// @param firstArrivalMs arrival of its first record; `Long.MAX_VALUE` while it is empty
record Segment(Path path, long base, long firstArrivalMs) {

    private static final String SUFFIX = ".log";
    private static final String NAME = "\\d{20}\\.log";

    static Segment empty(Path folder, long base) {
        return new Segment(folder.resolve("%020d".formatted(base) + SUFFIX), base, Long.MAX_VALUE);
    }

    static boolean isSegment(Path path) {
        return path.getFileName().toString().matches(NAME);
    }

    /// Reads what the file's name and its first record say.
    static Segment of(Path path) throws IOException {
        String name = path.getFileName().toString();
        long base = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        try (SegmentScanner scanner = new SegmentScanner(path, 0, Files.size(path))) {
            return new Segment(path, base, scanner.next() ? scanner.arrivalMs() : Long.MAX_VALUE);
        }
    }

    Segment startedAt(long arrivalMs) {
        return new Segment(path, base, arrivalMs);
    }

    boolean isEmpty() {
        return firstArrivalMs == Long.MAX_VALUE;
    }

    /// Goes through the whole segment to index it: for one that was sealed before the log was opened.
    SegmentIndex index() throws IOException {
        SegmentIndex index = new SegmentIndex();
        try (SegmentScanner scanner = new SegmentScanner(path, 0, Files.size(path))) {
            while (scanner.next()) {
                index.note(scanner.ordinal(), scanner.arrivalMs(), Math.toIntExact(scanner.offset()));
            }
        }
        return index;
    }
}
