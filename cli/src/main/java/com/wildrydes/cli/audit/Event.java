package com.wildrydes.cli.audit;

/// A status event that keeps the rules of the format.
///
/// @param timeMs   event time, milliseconds since the epoch
/// @param distance metres
record Event(
        String name,
        long timeMs,
        double latitude,
        double longitude,
        double distance,
        int healthPoints,
        int magicPoints) {}
