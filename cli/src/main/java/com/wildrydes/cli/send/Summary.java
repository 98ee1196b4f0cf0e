package com.wildrydes.cli.send;

import com.wildrydes.cli.send.EventSource.Progress;
import com.wildrydes.producer.stream.WriterStats;
import java.time.Duration;
import java.util.Locale;

/// What a run came to.
///
/// @param read         events or rows taken in
/// @param sent         events handed to the stream or written to the file
/// @param acknowledged of them, stored by the stream for certain
/// @param retried      times an event was sent again
/// @param rejected     rows that are no event, and events that fit no record
/// @param unsent       events given up
/// @param bytes        of payload acknowledged
public record Summary(
        long read,
        long sent,
        long acknowledged,
        long retried,
        long rejected,
        long unsent,
        long bytes,
        Duration elapsed) {
    static Summary of(Progress progress, WriterStats stats, Duration elapsed) {
        return new Summary(
                progress.read(),
                stats.written(),
                stats.acknowledged(),
                stats.retried(),
                progress.rejected() + stats.rejected(),
                stats.unsent() + stats.rejected(),
                stats.bytes(),
                elapsed);
    }

    /// A line for each figure.
    @Override
    public String toString() {
        double seconds = elapsed.toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                """
                read          %,15d
                sent          %,15d
                acknowledged  %,15d
                retried       %,15d
                rejected      %,15d
                unsent        %,15d
                bytes         %,15d
                seconds       %,15.1f
                events/s      %,15.1f""",
                read,
                sent,
                acknowledged,
                retried,
                rejected,
                unsent,
                bytes,
                seconds,
                seconds > 0 ? sent / seconds : 0);
    }
}
