package com.wildrydes.processors.archiver;

import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.Decoded;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a load's events, up to what one call of the delivery stream takes. Not thread-safe.
///
/// All lines have one sequence number, that of the load's first record: constant over thousands of lines it
/// costs the archive nothing, while a number for each record would be the dearest of what every query reads.
/// It still tells which of two events with one identity was first on the stream. X before Y: where both are
/// in one load, Y is left out, so a load with Y's line begins after X, and has a greater number than any load
/// with X's line, at every delivery.
final class Lines {

    /// Neighbours in a column are alike then, which Parquet's encodings and a query for one unicorn live on.
    private static final Comparator<Line> BY_NAME_AND_TIME = Comparator.<Line, String>comparing(
                    line -> line.event.name())
            .thenComparingLong(line -> line.event.statusTimeMs());

    private final String sequenceNumber;
    private final List<Line> lines = new ArrayList<>();
    private byte[] bytes = new byte[1 << 16];
    private int end;
    private int records;
    private int rejected;
    private int withoutExtra;

    /// @param sequenceNumber of the load's first record
    Lines(String sequenceNumber) {
        this.sequenceNumber = sequenceNumber;
    }

    /// Appends the lines of all events of a record.
    ///
    /// @return false when they do not fit; then nothing is changed. The first record always fits
    boolean take(KinesisRecord record) {
        int linesBefore = lines.size();
        int endBefore = end;
        int rejectedBefore = rejected;
        int withoutExtraBefore = withoutExtra;
        byte[] origin = LineFormat.origin(record.arrivalTimeMs(), sequenceNumber);
        AggregatedRecords.deaggregate(record.data(), 0, record.data().length, record.partitionKey(), member -> {
            switch (decode(member, record)) {
                case Decoded.Valid(StatusEvent event, String extra) -> append(event, origin, extra);
                case Decoded.Rejected no -> rejected++;
            }
        });
        if (end > ArchiveStream.MOST_BYTES && records > 0) {
            lines.subList(linesBefore, lines.size()).clear();
            end = endBefore;
            rejected = rejectedBefore;
            withoutExtra = withoutExtraBefore;
            return false;
        }
        records++;
        return true;
    }

    private static Decoded decode(UserRecord member, KinesisRecord record) {
        return StatusEventCodec.decodeWithExtra(
                member.data(), member.offset(), member.length(), record.arrivalTimeMs());
    }

    private void append(StatusEvent event, byte[] origin, @Nullable String extra) {
        int mostBytes = LineFormat.maxLength(event, origin, extra);
        if (mostBytes > bytes.length - end) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + mostBytes));
        }
        int next = LineFormat.write(event, origin, extra, bytes, end);
        // The event itself is short. To give it up for the sake of what came with it would lose more.
        if (next - end > ArchiveStream.MOST_RECORD_BYTES) {
            next = LineFormat.write(event, origin, null, bytes, end);
            withoutExtra++;
        }
        lines.add(new Line(event, end, next));
        end = next;
    }

    /// Hands out the lines, sorted by name and time; of one event that is several times in the load, only the
    /// first.
    ///
    /// @return how many lines were left out
    int eachOnceInOrder(Taker taker) {
        // The sort is stable: repetitions are neighbours, in the order of the stream.
        lines.sort(BY_NAME_AND_TIME);
        int repeated = 0;
        Line before = null;
        for (Line line : lines) {
            if (before != null && line.repeats(before)) {
                repeated++;
            } else {
                taker.take(bytes, line.from, line.to);
            }
            before = line;
        }
        return repeated;
    }

    int count() {
        return lines.size();
    }

    int rejected() {
        return rejected;
    }

    /// Events whose unknown fields were left out, because they fill more than a record of the delivery
    /// stream.
    int withoutExtra() {
        return withoutExtra;
    }

    /// Takes a line.
    @FunctionalInterface
    interface Taker {
        void take(byte[] source, int from, int to);
    }

    /// Where a line is.
    private record Line(StatusEvent event, int from, int to) {

        boolean repeats(Line before) {
            return event.statusTimeMs() == before.event.statusTimeMs()
                    && event.name().equals(before.event.name());
        }
    }
}
