package com.wildrydes.producer.simulate;

import static com.wildrydes.producer.simulate.SplitMix.below;
import static com.wildrydes.producer.simulate.SplitMix.between;

/// Where the unicorns of a fleet are, and how they drive on: 24 bytes a unicorn, no route stored. Not thread-safe.
///
/// ```
///  driving ──end of way──► crossing ──green──► driving on the next way
///     │                       └──red──► waiting ──► driving on the next way
///     └──end of trip──► waiting (pick-up) ──► driving on, a new trip
/// ```
///
/// At a crossing a unicorn goes straight on half of the time, else into any other street; it turns back only at a dead
/// end. Each has a pace of its own, at most its street's limit.
final class Drivers {

    private static final int SLOWEST_PACE_PERCENT = 75;
    private static final int FASTEST_PACE_PERCENT = 100;

    private static final int RED_LIGHT_PERCENT = 20;
    private static final int SHORTEST_RED_MS = 3_000;
    private static final int LONGEST_RED_MS = 30_000;

    private static final int SHORTEST_TRIP_MM = 500_000;
    private static final int LONGEST_TRIP_MM = 6_000_000;
    private static final int SHORTEST_PICK_UP_MS = 15_000;
    private static final int LONGEST_PICK_UP_MS = 90_000;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private final Streets streets;
    private final int[] ways;
    private final int[] offsetsMm;
    private final int[] tripsMm;
    private final int[] waitsMicros;
    private final long[] randoms;

    Drivers(Streets streets, int unicorns, UnicornKeys keys) {
        this.streets = streets;
        ways = new int[unicorns];
        offsetsMm = new int[unicorns];
        tripsMm = new int[unicorns];
        waitsMicros = new int[unicorns];
        randoms = new long[unicorns];
        for (int unicorn = 0; unicorn < unicorns; unicorn++) {
            randoms[unicorn] = keys.key(unicorn);
            ways[unicorn] = streets.wayAt(Long.remainderUnsigned(draw(unicorn), streets.totalMillimetres()));
            offsetsMm[unicorn] = below(streets.wayMillimetres(ways[unicorn]), draw(unicorn));
            tripsMm[unicorn] = between(1, LONGEST_TRIP_MM, draw(unicorn));
        }
    }

    /// Lets a unicorn drive for a while.
    ///
    /// @param pace the unicorn's own, as of [#pacePercent]
    /// @return the millimetres that it drove
    long drive(int unicorn, int pace, long millis) {
        long driven = 0;
        long micros = millis * MICROS_PER_MILLI;
        while (micros > 0) {
            if (waitsMicros[unicorn] > 0) {
                int wait = (int) Math.min(waitsMicros[unicorn], micros);
                waitsMicros[unicorn] -= wait;
                micros -= wait;
                continue;
            }
            int way = ways[unicorn];
            int toEndOfWay = streets.wayMillimetres(way) - offsetsMm[unicorn];
            int toNext = Math.min(toEndOfWay, tripsMm[unicorn]);
            long speed = (long) streets.wayClass(way).limitMmPerSecond() * pace / 100;
            // Rounded against the unicorn both times: it never is faster than its speed.
            long microsToNext = Math.ceilDiv(toNext * MICROS_PER_SECOND, speed);
            boolean reaches = microsToNext <= micros;
            int step = reaches ? toNext : (int) (speed * micros / MICROS_PER_SECOND);
            micros -= reaches ? microsToNext : micros;
            driven += step;
            offsetsMm[unicorn] += step;
            tripsMm[unicorn] -= step;
            if (reaches && toNext == toEndOfWay) {
                cross(unicorn, way);
            }
            if (tripsMm[unicorn] == 0) {
                waitsMicros[unicorn] = waitMicros(SHORTEST_PICK_UP_MS, LONGEST_PICK_UP_MS, unicorn);
                tripsMm[unicorn] = between(SHORTEST_TRIP_MM, LONGEST_TRIP_MM, draw(unicorn));
            }
        }
        return driven;
    }

    private void cross(int unicorn, int way) {
        offsetsMm[unicorn] = 0;
        int crossing = streets.wayTo(way);
        int waysOut = streets.waysOut(crossing);
        if (waysOut <= 2) {
            ways[unicorn] = streets.wayAhead(way);
            return;
        }
        long random = draw(unicorn);
        if (random >= 0) {
            ways[unicorn] = streets.wayAhead(way);
        } else {
            // One of all but the way back, which the last one stands in for.
            int chosen = streets.wayOut(crossing, below(waysOut - 1, random << 1));
            ways[unicorn] = chosen == streets.wayBack(way) ? streets.wayOut(crossing, waysOut - 1) : chosen;
        }
        if (below(100, draw(unicorn)) < RED_LIGHT_PERCENT) {
            waitsMicros[unicorn] = waitMicros(SHORTEST_RED_MS, LONGEST_RED_MS, unicorn);
        }
    }

    private int waitMicros(int shortestMs, int longestMs, int unicorn) {
        return (int) (between(shortestMs, longestMs, draw(unicorn)) * MICROS_PER_MILLI);
    }

    private long draw(int unicorn) {
        return SplitMix.mix(randoms[unicorn] += SplitMix.STEP);
    }

    /// The pace of the unicorn with this key, in percent of its street's limit.
    static int pacePercent(long key) {
        return between(SLOWEST_PACE_PERCENT, FASTEST_PACE_PERCENT + 1, SplitMix.mix(key));
    }

    /// The way that a unicorn is on.
    int way(int unicorn) {
        return ways[unicorn];
    }

    int latitudeE7(int unicorn) {
        return streets.latitudeE7(ways[unicorn], offsetsMm[unicorn]);
    }

    int longitudeE7(int unicorn) {
        return streets.longitudeE7(ways[unicorn], offsetsMm[unicorn]);
    }

    /// The memory that the unicorns take, bytes.
    long bytes() {
        return (long) ways.length * (4 * Integer.BYTES + Long.BYTES);
    }
}
