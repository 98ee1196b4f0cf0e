package com.wildrydes.telemetry;

import java.util.Arrays;
import java.util.Objects;

/// Status events to and from their bytes: JSON, UTF-8, one line that ends with `\n`. Thread-safe.
///
/// ```
/// {"Name":"Shadowfax","StatusTime":"2026-07-21 09:15:00.000","Latitude":40.7,"Longitude":-73.9,
///  "Distance":12.5,"HealthPoints":150,"MagicPoints":149}\n          (on one line)
/// ```
///
/// What is written reads back as an equal event, to the last bit of its numbers.
public final class StatusEventCodec {

    /// No encoded event is longer, in bytes.
    public static final int MAX_ENCODED_LENGTH = EventLayout.MAX_LENGTH;

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
        return EventWriter.write(event, target, offset);
    }

    /// Reads one event. Never throws, whatever the bytes are.
    ///
    /// Fields may come in any order; unknown ones are ignored. White space may surround the object.
    ///
    /// @param arrivalTimeMs when the stream took the record in; an event more than a day ahead of it is
    /// rejected
    public static Decoded decode(byte[] data, int offset, int length, long arrivalTimeMs) {
        return decode(data, offset, length, arrivalTimeMs, false);
    }

    /// As [#decode], but keeps the unknown fields, as they are written and in their order.
    ///
    /// Only events that have some pay for it.
    public static Decoded decodeWithExtra(byte[] data, int offset, int length, long arrivalTimeMs) {
        return decode(data, offset, length, arrivalTimeMs, true);
    }

    private static Decoded decode(byte[] data, int offset, int length, long arrivalTimeMs, boolean keepExtra) {
        Objects.checkFromIndexSize(offset, length, data.length);
        StatusEvent event = new EventScanner(data, offset, length).scan();
        String extra = null;
        if (event == null) {
            try {
                EventReader reader = new EventReader(data, offset, length, keepExtra);
                event = reader.read();
                extra = reader.extra();
            } catch (RejectedException e) {
                return new Decoded.Rejected(e.reason());
            }
        }
        String reason = StatusEventRules.violation(event, arrivalTimeMs);
        return reason == null ? new Decoded.Valid(event, extra) : new Decoded.Rejected(reason);
    }
}
