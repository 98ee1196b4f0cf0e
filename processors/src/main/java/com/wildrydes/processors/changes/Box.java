package com.wildrydes.processors.changes;

/// A part of the world between two parallels and two meridians, its edges included.
///
/// Degrees are whole multiples of 1e-6, as positions are kept, so that a box that was written down and read again
/// holds the same positions.
///
/// @param westE6 in [-180e6, 180e6]
/// @param southE6 in [-90e6, `northE6`]
/// @param eastE6 in [-180e6, 180e6]; less than `westE6` when the box reaches across the date line
/// @param northE6 in [`southE6`, 90e6]
public record Box(int westE6, int southE6, int eastE6, int northE6) {

    /// All of it.
    public static final Box WORLD = new Box(-180_000_000, -90_000_000, 180_000_000, 90_000_000);

    private static final int DATE_LINE_E6 = 180_000_000;
    private static final int POLE_E6 = 90_000_000;
    private static final int CIRCLE_E6 = 2 * DATE_LINE_E6;
    private static final double UNITS = 1e6;

    public Box {
        requireLongitude(westE6);
        requireLongitude(eastE6);
        if (southE6 < -POLE_E6 || northE6 > POLE_E6 || southE6 > northE6) {
            throw new IllegalArgumentException(
                    "a box must reach from south to north between the poles: " + southE6 + " to " + northE6);
        }
    }

    /// The box between these degrees.
    ///
    /// @throws IllegalArgumentException when they are no box
    public static Box of(double west, double south, double east, double north) {
        return new Box(units(west), units(south), units(east), units(north));
    }

    public boolean contains(double latitude, double longitude) {
        int latitudeE6 = units(latitude);
        return latitudeE6 >= southE6 && latitudeE6 <= northE6 && containsMeridian(units(longitude));
    }

    /// The date line is a meridian with two names.
    private boolean containsMeridian(int longitudeE6) {
        return isBetween(longitudeE6) || (Math.abs(longitudeE6) == DATE_LINE_E6 && isBetween(-longitudeE6));
    }

    private boolean isBetween(int longitudeE6) {
        return westE6 <= eastE6
                ? longitudeE6 >= westE6 && longitudeE6 <= eastE6
                : longitudeE6 >= westE6 || longitudeE6 <= eastE6;
    }

    /// The box with a quarter of its size more on each side, as far as there is world: what comes into view with the
    /// next moves of a unicorn or of the map.
    public Box widened() {
        int width = widthE6();
        int height = northE6 - southE6;
        int south = Math.max(-POLE_E6, southE6 - height / 4);
        int north = Math.min(POLE_E6, northE6 + height / 4);
        return width + width / 4L * 2 >= CIRCLE_E6
                ? new Box(-DATE_LINE_E6, south, DATE_LINE_E6, north)
                : new Box(around((long) westE6 - width / 4), south, around((long) eastE6 + width / 4), north);
    }

    /// From west to east, 1e-6 degrees.
    int widthE6() {
        return westE6 <= eastE6 ? eastE6 - westE6 : eastE6 - westE6 + CIRCLE_E6;
    }

    private static int around(long longitudeE6) {
        long turned = longitudeE6 < -DATE_LINE_E6 ? longitudeE6 + CIRCLE_E6 : longitudeE6;
        return (int) (turned > DATE_LINE_E6 ? turned - CIRCLE_E6 : turned);
    }

    private static int units(double degrees) {
        if (!(Math.abs(degrees) <= 360)) {
            throw new IllegalArgumentException("degrees must be in [-360, 360]: " + degrees);
        }
        return (int) Math.rint(degrees * UNITS);
    }

    private static void requireLongitude(int longitudeE6) {
        if (Math.abs(longitudeE6) > DATE_LINE_E6) {
            throw new IllegalArgumentException("a box's longitudes must be in [-180, 180]: " + longitudeE6 / UNITS);
        }
    }
}
