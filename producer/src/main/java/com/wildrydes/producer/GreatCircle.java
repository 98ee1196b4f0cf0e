package com.wildrydes.producer;

/// Distances on the sphere. The same to the last bit on every machine.
public final class GreatCircle {

    /// The Earth's mean radius in metres, R1 of the International Union of Geodesy and Geophysics.
    public static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private GreatCircle() {}

    /// The haversine distance in metres between two points in WGS 84 degrees.
    public static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double phi1 = Math.toRadians(latitude1);
        double phi2 = Math.toRadians(latitude2);
        double sinLatitude = StrictMath.sin((phi2 - phi1) / 2);
        double sinLongitude = StrictMath.sin(Math.toRadians(longitude2 - longitude1) / 2);
        double h =
                sinLatitude * sinLatitude + StrictMath.cos(phi1) * StrictMath.cos(phi2) * sinLongitude * sinLongitude;
        return 2 * EARTH_RADIUS_METRES * StrictMath.asin(Math.sqrt(Math.min(1, h)));
    }
}
