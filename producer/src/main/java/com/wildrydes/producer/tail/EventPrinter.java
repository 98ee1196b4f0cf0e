package com.wildrydes.producer.tail;

import com.wildrydes.telemetry.Decoded;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import com.wildrydes.telemetry.StatusTime;
import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prints events, one a line. Thread-safe.
final class EventPrinter {

    private static final String ROW = "%-24s %-23s %10s %11s %9s %6s %6s%n";
    private static final String HEADER =
            ROW.formatted("Name", "StatusTime", "Latitude", "Longitude", "Distance", "Health", "Magic");

    private final Appendable out;
    private final TailFormat format;
    private final @Nullable String name;
    private boolean headerPrinted;

    /// Prints all events, or those of one unicorn.
    ///
    /// @param name of the unicorn; null for all
    EventPrinter(Appendable out, TailFormat format, @Nullable String name) {
        this.out = out;
        this.format = format;
        this.name = name;
    }

    /// Prints an event; one that cannot be read is printed too, with the reason in a table.
    synchronized void print(String partitionKey, ByteBuffer payload, Instant arrival) throws IOException {
        byte[] data = new byte[payload.remaining()];
        payload.get(payload.position(), data);
        if (format == TailFormat.JSON && name == null) {
            line(data);
            return;
        }
        Decoded decoded = StatusEventCodec.decode(data, 0, data.length, arrival.toEpochMilli());
        if (!isWanted(partitionKey, decoded)) {
            return;
        }
        switch (format) {
            case JSON -> line(data);
            case TABLE -> row(partitionKey, decoded);
        }
    }

    private boolean isWanted(String partitionKey, Decoded decoded) {
        if (name == null) {
            return true;
        }
        return switch (decoded) {
            case Decoded.Valid valid -> valid.event().name().equals(name);
            case Decoded.Rejected rejected -> partitionKey.equals(name);
        };
    }

    /// On one line whatever it holds. To JSON the replacements change nothing: line ends stand between its tokens only,
    /// and control characters in strings only, where an escape means the same.
    private void line(byte[] data) throws IOException {
        String text = new String(data, StandardCharsets.UTF_8);
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        out.append(harmless(text.substring(0, end).replace('\n', ' ').replace('\r', ' ')))
                .append('\n');
    }

    /// The text with its control characters as escapes, but for tabs: they could do anything to a terminal.
    private static String harmless(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t') {
                safe.append("\\u%04x".formatted((int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private void row(String partitionKey, Decoded decoded) throws IOException {
        if (!headerPrinted) {
            out.append(HEADER);
            headerPrinted = true;
        }
        out.append(
                switch (decoded) {
                    case Decoded.Valid valid -> row(valid.event());
                    case Decoded.Rejected rejected ->
                        "%-24s unreadable: %s%n".formatted(harmless(partitionKey), rejected.reason());
                });
    }

    private static String row(StatusEvent event) {
        return ROW.formatted(
                harmless(event.name()),
                StatusTime.format(event.statusTimeMs()),
                decimal("%.5f", event.latitude()),
                decimal("%.5f", event.longitude()),
                decimal("%.1f", event.distance()),
                event.healthPoints(),
                event.magicPoints());
    }

    private static String decimal(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }

    /// Passes on what was printed so far.
    synchronized void flush() throws IOException {
        if (out instanceof Flushable flushable) {
            flushable.flush();
        }
    }
}
