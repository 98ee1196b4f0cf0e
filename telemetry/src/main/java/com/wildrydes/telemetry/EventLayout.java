package com.wildrydes.telemetry;

import java.nio.charset.StandardCharsets;

/// What stands between the values of an event as it is written.
///
/// ```
/// {"Name":"Shadowfax","StatusTime":"2026-07-21 09:15:00.000","Latitude":40.7,"Longitude":-73.9,
///  "Distance":12.5,"HealthPoints":150,"MagicPoints":149}\n          (on one line)
/// ```
final class EventLayout {

    static final byte[] NAME = ascii("{\"Name\":\"");
    static final byte[] STATUS_TIME = ascii("\",\"StatusTime\":\"");
    static final byte[] LATITUDE = ascii("\",\"Latitude\":");
    static final byte[] LONGITUDE = ascii(",\"Longitude\":");
    static final byte[] DISTANCE = ascii(",\"Distance\":");
    static final byte[] HEALTH_POINTS = ascii(",\"HealthPoints\":");
    static final byte[] MAGIC_POINTS = ascii(",\"MagicPoints\":");
    static final byte[] END = ascii("}\n");

    /// All of the above, a name of 64 characters as `\\u00XX`, a time, three doubles and two integers.
    static final int MAX_LENGTH = NAME.length
            + STATUS_TIME.length
            + LATITUDE.length
            + LONGITUDE.length
            + DISTANCE.length
            + HEALTH_POINTS.length
            + MAGIC_POINTS.length
            + END.length
            + StatusEventRules.MAX_NAME_CODE_POINTS * JsonBytes.MAX_BYTES_PER_CHAR
            + StatusTime.LENGTH
            + 3 * JsonBytes.MAX_DOUBLE_LENGTH
            + 2 * JsonBytes.MAX_INTEGER_LENGTH;

    private EventLayout() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
