package com.wildrydes.processors.api;

import com.wildrydes.processors.alert.Vital;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.telemetry.StatusTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The fleet in figures.
///
/// @param asOfMs when, milliseconds since the epoch
/// @param active unicorns that are not gone
/// @param gone unicorns that are
/// @param alertsOpen falls from which no unicorn has recovered
/// @param eventsPerSecond events that moved the live state on, to a tenth
/// @param lagMs how far behind the stream the slowest block of those that were written last was
/// @param distanceToday metres since midnight UTC, in event time
/// @param newestStatusTimeMs the greatest event time
/// @param lastArrivalMs when the stream took in the last event that was seen; 0 when there was none
record Figures(
        long asOfMs,
        int active,
        int gone,
        int alertsOpen,
        double eventsPerSecond,
        long lagMs,
        double distanceToday,
        long newestStatusTimeMs,
        long lastArrivalMs) {

    /// Blocks that were written so long before the newest say nothing about the lag any more.
    private static final long RECENT_MS = 10_000;

    static Figures of(List<Block> blocks, long nowMs) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMs), ZoneOffset.UTC);
        long lastWrite = 0;
        for (Block block : blocks) {
            lastWrite = Math.max(lastWrite, block.header().writtenAtMs());
        }
        int gone = 0;
        int all = 0;
        int alerts = 0;
        double rate = 0;
        long lag = 0;
        double metres = 0;
        long newest = StatusTime.MIN_MS;
        long arrival = 0;
        for (Block block : blocks) {
            rate += block.header().eventsPerSecond(nowMs);
            metres += block.header().metresOn(today);
            arrival = Math.max(arrival, block.header().latestArrivalMs());
            if (lastWrite - block.header().writtenAtMs() <= RECENT_MS) {
                lag = Math.max(lag, block.header().lagMs());
            }
            for (UnicornState unicorn : block.rows().values()) {
                all++;
                gone += block.isGone(unicorn, nowMs) ? 1 : 0;
                newest = Math.max(newest, unicorn.statusTimeMs());
                for (Vital vital : Vital.values()) {
                    alerts += unicorn.fallMs(vital) == null ? 0 : 1;
                }
            }
        }
        return new Figures(nowMs, all - gone, gone, alerts, Math.round(rate * 10) / 10.0, lag, metres, newest, arrival);
    }
}
