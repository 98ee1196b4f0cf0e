package com.wildrydes.telemetry;

import static com.wildrydes.telemetry.EventWriter.ascii;

import java.util.Arrays;

/// Status events to and from their bytes: JSON, UTF-8, one line that ends with `\n`. Thread-safe.
///
/// ```
/// {"Name":"Shadowfax","StatusTime":"2026-07-21 09:15:00.000","Latitude":40.7,"Longitude":-73.9,
///  "Distance":12.5,"HealthPoints":150,"MagicPoints":149}\n          (on one line)
/// ```
///
/// What is written reads back as an equal event, to the last bit of its numbers.
public final class StatusEventCodec {

    private static final byte[] NAME = ascii("{\"Name\":\"");
    private static final byte[] STATUS_TIME = ascii("\",\"StatusTime\":\"");
    private static final byte[] LATITUDE = ascii("\",\"Latitude\":");
    private static final byte[] LONGITUDE = ascii(",\"Longitude\":");
    private static final byte[] DISTANCE = ascii(",\"Distance\":");
    private static final byte[] HEALTH_POINTS = ascii(",\"HealthPoints\":");
    private static final byte[] MAGIC_POINTS = ascii(",\"MagicPoints\":");
    private static final byte[] END = ascii("}\n");

    /// No encoded event is longer, in bytes: all names, 64 characters as `\\u00XX`, a time, three doubles, two
    /// integers.
    public static final int MAX_ENCODED_LENGTH = NAME.length
            + STATUS_TIME.length
            + LATITUDE.length
            + LONGITUDE.length
            + DISTANCE.length
            + HEALTH_POINTS.length
            + MAGIC_POINTS.length
            + END.length
            + StatusEventRules.MAX_NAME_CODE_POINTS * "\\u0000".length()
            + StatusTime.LENGTH
            + 3 * "-1.2345678901234567E-308".length()
            + 2 * "2147483647".length();

    private StatusEventCodec() {}

    /// The event's bytes.
    ///
    /// @throws IllegalArgumentException when the event breaks a rule of [StatusEventRules]
    public static byte[] encode(StatusEvent event) {
        byte[] target = new byte[MAX_ENCODED_LENGTH];
        return Arrays.copyOf(target, encode(event, target, 0));
    }

    /// Writes the event at `offset` and returns the offset after it.
    ///
    /// @param target has at least [#MAX_ENCODED_LENGTH] bytes from `offset` on
    /// @throws IllegalArgumentException when the event breaks a rule of [StatusEventRules]
    public static int encode(StatusEvent event, byte[] target, int offset) {
        String reason = StatusEventRules.violation(event);
        if (reason != null) {
            throw new IllegalArgumentException(reason);
        }
        int at = EventWriter.raw(NAME, target, offset);
        at = EventWriter.string(event.name(), target, at);
        at = EventWriter.raw(STATUS_TIME, target, at);
        at = StatusTime.format(event.statusTimeMs(), target, at);
        at = EventWriter.raw(LATITUDE, target, at);
        at = EventWriter.number(event.latitude(), target, at);
        at = EventWriter.raw(LONGITUDE, target, at);
        at = EventWriter.number(event.longitude(), target, at);
        at = EventWriter.raw(DISTANCE, target, at);
        at = EventWriter.number(event.distance(), target, at);
        at = EventWriter.raw(HEALTH_POINTS, target, at);
        at = EventWriter.integer(event.healthPoints(), target, at);
        at = EventWriter.raw(MAGIC_POINTS, target, at);
        at = EventWriter.integer(event.magicPoints(), target, at);
        return EventWriter.raw(END, target, at);
    }

    /// Reads one event. Never throws, whatever the bytes are.
    ///
    /// Fields may come in any order; unknown ones are ignored. White space may surround the object.
    ///
    /// @param arrivalTimeMs when the stream took the record in; an event more than a day ahead of it is
    /// rejected
    public static Decoded decode(byte[] data, int offset, int length, long arrivalTimeMs) {
        StatusEvent event;
        try {
            event = new EventReader(data, offset, length).read();
        } catch (RejectedException e) {
            return new Decoded.Rejected(e.reason());
        }
        String reason = StatusEventRules.violation(event, arrivalTimeMs);
        return reason == null ? new Decoded.Valid(event) : new Decoded.Rejected(reason);
    }
}
