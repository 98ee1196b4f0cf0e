package com.wildrydes.processors.archiver;

import com.wildrydes.telemetry.JsonBytes;
import com.wildrydes.telemetry.StatusEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Events as the delivery stream takes them: a JSON object a line, whose keys are the columns of the
/// archive's table.
///
/// ```
/// {"name":"Shadowfax","statustimems":1784625300123,"latitude":40.7359,"longitude":-73.9911,"distance":12.25,
///  "healthpoints":150,"magicpoints":149,"arrivaltimems":1784625301456,"sequencenumber":"4959…",
///  "extra":"{\"Mood\":\"calm\"}"}\n                                  (on one line; extra only where there is some)
/// ```
final class LineFormat {

    private static final byte[] NAME = ascii("{\"name\":\"");
    private static final byte[] STATUS_TIME = ascii("\",\"statustimems\":");
    private static final byte[] LATITUDE = ascii(",\"latitude\":");
    private static final byte[] LONGITUDE = ascii(",\"longitude\":");
    private static final byte[] DISTANCE = ascii(",\"distance\":");
    private static final byte[] HEALTH_POINTS = ascii(",\"healthpoints\":");
    private static final byte[] MAGIC_POINTS = ascii(",\"magicpoints\":");
    private static final byte[] ARRIVAL_TIME = ascii(",\"arrivaltimems\":");
    private static final byte[] SEQUENCE_NUMBER = ascii(",\"sequencenumber\":\"");
    private static final byte[] EXTRA = ascii(",\"extra\":\"");
    private static final byte[] QUOTE = ascii("\"");
    private static final byte[] END = ascii("}\n");

    private static final int FIXED_LENGTH = NAME.length
            + STATUS_TIME.length
            + LATITUDE.length
            + LONGITUDE.length
            + DISTANCE.length
            + HEALTH_POINTS.length
            + MAGIC_POINTS.length
            + JsonBytes.MAX_LONG_LENGTH
            + 3 * JsonBytes.MAX_DOUBLE_LENGTH
            + 2 * JsonBytes.MAX_INTEGER_LENGTH
            + EXTRA.length
            + QUOTE.length
            + END.length;

    private LineFormat() {}

    /// The part of a line that all events of one record have in common.
    ///
    /// @param arrivalTimeMs of the record
    /// @param sequenceNumber of the load's first record
    static byte[] origin(long arrivalTimeMs, String sequenceNumber) {
        int textLength = sequenceNumber.length() * JsonBytes.MAX_BYTES_PER_CHAR;
        byte[] origin = new byte
                [ARRIVAL_TIME.length + JsonBytes.MAX_LONG_LENGTH + SEQUENCE_NUMBER.length + textLength + QUOTE.length];
        int at = JsonBytes.raw(ARRIVAL_TIME, origin, 0);
        at = JsonBytes.integer(arrivalTimeMs, origin, at);
        at = JsonBytes.raw(SEQUENCE_NUMBER, origin, at);
        at = JsonBytes.string(sequenceNumber, origin, at);
        at = JsonBytes.raw(QUOTE, origin, at);
        return Arrays.copyOf(origin, at);
    }

    /// No line of the event is longer, in bytes.
    static int maxLength(StatusEvent event, byte[] origin, @Nullable String extra) {
        int chars = event.name().length() + (extra == null ? 0 : extra.length());
        return FIXED_LENGTH + origin.length + chars * JsonBytes.MAX_BYTES_PER_CHAR;
    }

    /// Writes the event's line at `offset` and returns the offset after it.
    ///
    /// @param event keeps all rules of the format
    /// @param target has [#maxLength] bytes from `offset` on
    static int write(StatusEvent event, byte[] origin, @Nullable String extra, byte[] target, int offset) {
        int at = JsonBytes.raw(NAME, target, offset);
        at = JsonBytes.string(event.name(), target, at);
        at = JsonBytes.raw(STATUS_TIME, target, at);
        at = JsonBytes.integer(event.statusTimeMs(), target, at);
        at = JsonBytes.raw(LATITUDE, target, at);
        at = JsonBytes.number(event.latitude(), target, at);
        at = JsonBytes.raw(LONGITUDE, target, at);
        at = JsonBytes.number(event.longitude(), target, at);
        at = JsonBytes.raw(DISTANCE, target, at);
        at = JsonBytes.number(event.distance(), target, at);
        at = JsonBytes.raw(HEALTH_POINTS, target, at);
        at = JsonBytes.integer(event.healthPoints(), target, at);
        at = JsonBytes.raw(MAGIC_POINTS, target, at);
        at = JsonBytes.integer(event.magicPoints(), target, at);
        at = JsonBytes.raw(origin, target, at);
        if (extra != null) {
            at = JsonBytes.raw(EXTRA, target, at);
            at = JsonBytes.string(extra, target, at);
            at = JsonBytes.raw(QUOTE, target, at);
        }
        return JsonBytes.raw(END, target, at);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
