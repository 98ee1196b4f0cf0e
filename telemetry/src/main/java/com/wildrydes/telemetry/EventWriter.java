package com.wildrydes.telemetry;

/// Writes events straight to bytes.
final class EventWriter {

    private EventWriter() {}

    /// Writes at `offset` of `target` and returns the offset after it.
    ///
    /// @param event keeps all rules of [StatusEventRules]
    static int write(StatusEvent event, byte[] target, int offset) {
        int at = JsonBytes.raw(EventLayout.NAME, target, offset);
        at = JsonBytes.string(event.name(), target, at);
        at = JsonBytes.raw(EventLayout.STATUS_TIME, target, at);
        at = StatusTime.format(event.statusTimeMs(), target, at);
        at = JsonBytes.raw(EventLayout.LATITUDE, target, at);
        at = JsonBytes.number(event.latitude(), target, at);
        at = JsonBytes.raw(EventLayout.LONGITUDE, target, at);
        at = JsonBytes.number(event.longitude(), target, at);
        at = JsonBytes.raw(EventLayout.DISTANCE, target, at);
        at = JsonBytes.number(event.distance(), target, at);
        at = JsonBytes.raw(EventLayout.HEALTH_POINTS, target, at);
        at = JsonBytes.integer(event.healthPoints(), target, at);
        at = JsonBytes.raw(EventLayout.MAGIC_POINTS, target, at);
        at = JsonBytes.integer(event.magicPoints(), target, at);
        return JsonBytes.raw(EventLayout.END, target, at);
    }
}
