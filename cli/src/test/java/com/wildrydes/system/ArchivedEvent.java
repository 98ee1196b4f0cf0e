package com.wildrydes.system;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// One delivery of an event, as a row of the archive's table.
///
/// @param sequenceNumber of the first record of the load that brought it
/// @param extra unknown fields as JSON; null without any
record ArchivedEvent(Content content, String sequenceNumber, String extra) {
    private static final DateTimeFormatter STATUS_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    /// What makes two deliveries the same event.
    record Identity(String name, long statusTimeMs) {

        static Identity of(String name, String statusTime) {
            LocalDateTime time = LocalDateTime.parse(statusTime, STATUS_TIME);
            return new Identity(name, time.toInstant(ZoneOffset.UTC).toEpochMilli());
        }
    }

    /// The event, in the types of the archive's columns.
    record Content(
            Identity identity, double latitude, double longitude, double distance, int healthPoints, int magicPoints) {

        static Content of(Event event) {
            return new Content(
                    Identity.of(event.name(), event.statusTime()),
                    event.latitude().doubleValue(),
                    event.longitude().doubleValue(),
                    event.distance().doubleValue(),
                    Math.toIntExact(event.healthPoints()),
                    Math.toIntExact(event.magicPoints()));
        }
    }

    /// @param row values by column
    static ArchivedEvent of(Map<String, Object> row) {
        return new ArchivedEvent(
                new Content(
                        new Identity((String) row.get("name"), (Long) row.get("statustimems")),
                        (Double) row.get("latitude"),
                        (Double) row.get("longitude"),
                        (Double) row.get("distance"),
                        (Integer) row.get("healthpoints"),
                        (Integer) row.get("magicpoints")),
                (String) row.get("sequencenumber"),
                (String) row.get("extra"));
    }

    Identity identity() {
        return content.identity();
    }

    /// The one that was on the stream before the other.
    static ArchivedEvent first(ArchivedEvent one, ArchivedEvent other) {
        int longer = Integer.compare(one.sequenceNumber.length(), other.sequenceNumber.length());
        int later = longer != 0 ? longer : one.sequenceNumber.compareTo(other.sequenceNumber);
        return later <= 0 ? one : other;
    }
}
