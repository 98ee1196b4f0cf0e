package com.wildrydes.producer.simulate;

import com.wildrydes.telemetry.StatusEvent;

/// Makes the events of a fleet, in time order and without end. What an event costs does not depend on the fleet's size,
/// only on the time since the unicorn's last one; a unicorn takes 28 bytes.
///
/// In each round every unicorn sends one event. The rounds are spread evenly: unicorn `i` of `n` sends `i/n` of a round
/// after the first, so that time order is the order of their numbers and nothing needs to be sorted.
///
/// The Distance of an event is what its unicorn drove along the streets since its last event, 0 in its first. Not
/// thread-safe.
public final class Fleet {

    /// The largest fleet.
    public static final int MAX_UNICORNS = 1_000_000;

    private static final double E7 = 1e7;
    private static final double MILLIMETRES_PER_METRE = 1000;

    private final UnicornNames names;
    private final UnicornKeys keys;
    private final Rate rate;
    private final Drivers drivers;
    private final int[] vitals;

    private long startMs;
    private long round;
    private int unicorn;
    private long roundMicros;
    private long lastRoundMicros;

    /// @param startMs when the first event is, milliseconds since the epoch
    public Fleet(Streets streets, UnicornNames names, int unicorns, Rate rate, long startMs, long seed) {
        if (unicorns < 1 || unicorns > MAX_UNICORNS) {
            throw new IllegalArgumentException(
                    "a fleet must have 1 to " + MAX_UNICORNS + " unicorns: unicorns=" + unicorns);
        }
        this.names = names;
        this.rate = rate;
        this.startMs = startMs;
        keys = new UnicornKeys(seed);
        drivers = new Drivers(streets, unicorns, keys);
        vitals = new int[unicorns];
        for (int i = 0; i < unicorns; i++) {
            vitals[i] = Vitals.firstPacked(keys.key(i));
        }
    }

    /// Moves the first event to another time: before it is made, not later.
    ///
    /// @param newStartMs milliseconds since the epoch
    void startAt(long newStartMs) {
        if (round > 0 || unicorn > 0) {
            throw new IllegalStateException("a fleet must be started before its first event, but has made some");
        }
        startMs = newStartMs;
    }

    /// When the next event is, milliseconds since the epoch.
    public long nextTimeMs() {
        return timeMs(roundMicros);
    }

    private long timeMs(long ofRoundMicros) {
        long phaseMicros = unicorn * 1_000_000_000L / (rate.millihertz() * vitals.length);
        return startMs + (ofRoundMicros + phaseMicros) / 1_000;
    }

    /// The next event.
    public StatusEvent next() {
        long timeMs = timeMs(roundMicros);
        long key = keys.key(unicorn);
        long driven = 0;
        if (round > 0) {
            long lastMs = timeMs(lastRoundMicros);
            driven = drivers.drive(unicorn, Drivers.pacePercent(key), timeMs - lastMs);
            vitals[unicorn] =
                    Vitals.after(vitals[unicorn], key, Math.floorDiv(lastMs, 1000), Math.floorDiv(timeMs, 1000));
        }
        StatusEvent event = new StatusEvent(
                names.name(unicorn),
                timeMs,
                drivers.latitudeE7(unicorn) / E7,
                drivers.longitudeE7(unicorn) / E7,
                driven / MILLIMETRES_PER_METRE,
                Vitals.healthPoints(vitals[unicorn]),
                Vitals.magicPoints(vitals[unicorn]));
        toNextUnicorn();
        return event;
    }

    private void toNextUnicorn() {
        if (++unicorn == vitals.length) {
            unicorn = 0;
            round++;
            lastRoundMicros = roundMicros;
            roundMicros = rate.roundMicros(round);
        }
    }

    /// The memory that the unicorns take, bytes; the streets, shared by all, are not in it.
    public long bytes() {
        return drivers.bytes() + (long) vitals.length * Integer.BYTES;
    }
}
