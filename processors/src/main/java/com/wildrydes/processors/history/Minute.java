package com.wildrydes.processors.history;

import java.math.BigDecimal;

/// What a unicorn did and felt in one minute of event time.
///
/// @param startMs start of the minute, milliseconds since the epoch
/// @param distance metres
/// @param latitude where it was last in that minute, WGS 84 degrees
/// @param longitude where it was last in that minute, WGS 84 degrees
/// @param lastStatusTimeMs when that was, milliseconds since the epoch
public record Minute(
        long startMs,
        BigDecimal distance,
        int samples,
        int minHealthPoints,
        int maxHealthPoints,
        int minMagicPoints,
        int maxMagicPoints,
        double latitude,
        double longitude,
        long lastStatusTimeMs) {}
