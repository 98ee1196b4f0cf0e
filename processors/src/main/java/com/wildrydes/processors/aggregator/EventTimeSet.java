package com.wildrydes.processors.aggregator;

import java.util.Arrays;

/// The event times that a minute's item includes, in milliseconds from the start of the minute. Immutable.
///
/// With the unicorn's name an event time is an event's identity: this set is what makes counting idempotent.
/// Its bytes are the distances between the sorted times, the first one from 0, as variable-length integers of 7
/// bits a byte, least significant first, the high bit set on all bytes but the last (LEB128, as in Protocol
/// Buffers' encoding):
///
/// ```
/// times       1,000   2,000   3,005
/// distances   1,000   1,000   1,005
/// bytes       E8 07   E8 07   ED 07
/// ```
///
/// One event a second costs 120 bytes a minute. All 60,000 possible times cost 60 KB, within DynamoDB's 400 KB
/// an item.
public final class EventTimeSet {

    /// How many times there can be: the milliseconds of a minute.
    public static final int CAPACITY = 60_000;

    public static final EventTimeSet EMPTY = new EventTimeSet(new char[0]);

    /// Sorted, without repetition; a char holds [0, 65,535].
    private final char[] times;

    private EventTimeSet(char[] times) {
        this.times = times;
    }

    /// Reads what [#toBytes()] wrote.
    ///
    /// @throws IllegalArgumentException when the bytes are not a set's
    public static EventTimeSet fromBytes(byte[] bytes) {
        var times = new char[bytes.length];
        int size = 0;
        int time = 0;
        int at = 0;
        while (at < bytes.length) {
            int distance = 0;
            int shift = 0;
            int part;
            do {
                if (at == bytes.length || shift > 14) {
                    throw malformed("a distance has 1 to 3 bytes", at);
                }
                part = bytes[at++];
                distance |= (part & 0x7F) << shift;
                shift += 7;
            } while (part < 0);
            time += distance;
            if (time >= CAPACITY || (distance == 0 && size > 0)) {
                throw malformed("times must grow and stay below " + CAPACITY + " ms: " + time, at);
            }
            times[size++] = (char) time;
        }
        return new EventTimeSet(Arrays.copyOf(times, size));
    }

    private static IllegalArgumentException malformed(String rule, int at) {
        return new IllegalArgumentException("event-time set is broken before byte " + at + ": " + rule);
    }

    public byte[] toBytes() {
        var bytes = new byte[3 * times.length];
        int at = 0;
        int previous = 0;
        for (char time : times) {
            int distance = time - previous;
            previous = time;
            for (; distance > 0x7F; distance >>>= 7) {
                bytes[at++] = (byte) (distance | 0x80);
            }
            bytes[at++] = (byte) distance;
        }
        return Arrays.copyOf(bytes, at);
    }

    public int size() {
        return times.length;
    }

    public boolean contains(int time) {
        return time >= 0 && time < CAPACITY && Arrays.binarySearch(times, (char) time) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventTimeSet set && Arrays.equals(times, set.times);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(times);
    }

    @Override
    public String toString() {
        return size() + " event times";
    }

    /// A growing set that begins as `base`. Not thread-safe.
    static final class Builder {
        private char[] times;
        private int size;

        Builder(EventTimeSet base, int expected) {
            times = Arrays.copyOf(base.times, Math.min(CAPACITY, base.size() + expected));
            size = base.size();
        }

        /// Adds a time; false when it was there.
        ///
        /// @param time in [0, [#CAPACITY])
        boolean add(int time) {
            if (time < 0 || time >= CAPACITY) {
                throw new IllegalArgumentException("time must be in [0, " + CAPACITY + ") ms: " + time);
            }
            int at = size;
            // Events come mostly in the order of their times.
            if (size > 0 && time <= times[size - 1]) {
                int found = Arrays.binarySearch(times, 0, size, (char) time);
                if (found >= 0) {
                    return false;
                }
                at = -found - 1;
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, Math.min(CAPACITY, Math.max(16, 2 * size)));
            }
            System.arraycopy(times, at, times, at + 1, size - at);
            times[at] = (char) time;
            size++;
            return true;
        }

        EventTimeSet build() {
            return new EventTimeSet(Arrays.copyOf(times, size));
        }
    }
}
