package com.wildrydes.local.kinesis.log;

import com.wildrydes.local.disk.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what a log holds after a crash: every record of the active segment up to the first that is not whole.
/// What follows was never acknowledged and is cut off. Sealed segments were forced to the disk before their successor
/// was created, so they have no torn tail.
final class LogRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

    private LogRecovery() {}

    static LogView recover(Path folder, LogFile.Opener files) throws IOException {
        Files.createDirectories(folder);
        List<Segment> segments = segments(folder);
        if (segments.isEmpty()) {
            Segment first = Segment.empty(folder, 1);
            files.open(first.path()).close();
            Folders.sync(folder);
            return new LogView(List.of(first), 1, 0, new SegmentIndex(), 0);
        }
        Segment active = segments.removeLast();
        SegmentIndex index = new SegmentIndex();
        long size = Files.size(active.path());
        long expected = active.base();
        long newestArrivalMs = newestOf(segments);
        long end;
        try (SegmentScanner scanner = new SegmentScanner(active.path(), 0, size)) {
            while (scanner.next() && scanner.intact() && scanner.ordinal() == expected) {
                index.note(expected, scanner.arrivalMs(), Math.toIntExact(scanner.offset()));
                newestArrivalMs = scanner.arrivalMs();
                expected++;
            }
            end = scanner.offset();
        }
        try (LogFile file = files.open(active.path())) {
            if (end < size) {
                LOG.warn("Cut {} bytes of unacknowledged records off {} at {}", size - end, active.path(), end);
                file.truncate(end);
            }
            // What a killed process has written but not forced counts from here on: readers will have seen it.
            file.force();
        }
        segments.add(expected == active.base() ? Segment.empty(folder, active.base()) : active);
        return new LogView(List.copyOf(segments), expected, end, index, newestArrivalMs);
    }

    private static List<Segment> segments(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> listed = Files.list(folder)) {
            paths = listed.filter(Segment::isSegment)
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
        List<Segment> segments = new ArrayList<>();
        for (Path path : paths) {
            segments.add(Segment.of(path));
        }
        return segments;
    }

    /// Arrival of the last record of sealed segments: the active one can be empty.
    private static long newestOf(List<Segment> sealed) throws IOException {
        if (sealed.isEmpty()) {
            return 0;
        }
        Segment last = sealed.getLast();
        int offset = last.index().lastOffset();
        long arrivalMs = last.firstArrivalMs();
        try (SegmentScanner scanner = new SegmentScanner(last.path(), offset, Files.size(last.path()))) {
            while (scanner.next()) {
                arrivalMs = scanner.arrivalMs();
            }
        }
        return arrivalMs;
    }
}
