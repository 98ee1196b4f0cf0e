package com.wildrydes.producer.simulate;

/// OpenStreetMap's street classes, as far as unicorns drive on them (OpenStreetMap Wiki, "Key:highway"), with the speed
/// that none of them exceeds. New York's own limit is 25 mph, 11.176 m/s, where no sign says otherwise.
public enum StreetClass {
    PRIMARY(11_000),
    SECONDARY(10_000),
    TERTIARY(9_000),
    UNCLASSIFIED(8_000),
    RESIDENTIAL(7_000),
    LIVING_STREET(3_000);

    private final int limitMmPerSecond;

    StreetClass(int limitMmPerSecond) {
        this.limitMmPerSecond = limitMmPerSecond;
    }

    /// The highest speed on such a street, millimetres a second.
    public int limitMmPerSecond() {
        return limitMmPerSecond;
    }
}
