package com.wildrydes.cli.audit;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is known of one unicorn's minute, in a form that the table and the recomputation can be compared in.
///
/// @param distance       metres, to 1e-9
/// @param latitude       of the last event
/// @param lastStatusTime `yyyy-MM-dd HH:mm:ss.SSS`
record MinuteFigures(
        long samples,
        BigDecimal distance,
        long minHealthPoints,
        long maxHealthPoints,
        long minMagicPoints,
        long maxMagicPoints,
        double latitude,
        double longitude,
        String lastStatusTime) {
    /// Metres are summed as decimal fractions with so many places.
    private static final int DISTANCE_PLACES = 9;

    /// DynamoDB's least number; what is smaller is kept as 0.
    private static final double SMALLEST_NUMBER = 1e-130;

    MinuteFigures {
        distance = distance.stripTrailingZeros();
        latitude = degrees(latitude);
        longitude = degrees(longitude);
    }

    /// 64 bits of all figures and the unicorn's name: the first 8 bytes of the MD5 of the text that
    /// [ArchiveSql] makes too.
    long digest(String name) {
        String text = String.join(
                "|",
                Long.toString(samples),
                (distance.scale() > DISTANCE_PLACES ? distance : distance.setScale(DISTANCE_PLACES)).toPlainString(),
                Long.toString(minHealthPoints),
                Long.toString(maxHealthPoints),
                Long.toString(minMagicPoints),
                Long.toString(maxMagicPoints),
                bits(latitude),
                bits(longitude),
                lastStatusTime,
                name);
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(md5).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }

    /// Each figure that differs, as `Samples 59 in the table, 60 recomputed`.
    static List<String> differences(MinuteFigures table, MinuteFigures recomputed) {
        var differences = new ArrayList<String>();
        compare("Samples", table.samples, recomputed.samples, differences);
        compare("Distance", table.distance, recomputed.distance, differences);
        compare("MinHealthPoints", table.minHealthPoints, recomputed.minHealthPoints, differences);
        compare("MaxHealthPoints", table.maxHealthPoints, recomputed.maxHealthPoints, differences);
        compare("MinMagicPoints", table.minMagicPoints, recomputed.minMagicPoints, differences);
        compare("MaxMagicPoints", table.maxMagicPoints, recomputed.maxMagicPoints, differences);
        compare("Latitude", table.latitude, recomputed.latitude, differences);
        compare("Longitude", table.longitude, recomputed.longitude, differences);
        compare("LastStatusTime", table.lastStatusTime, recomputed.lastStatusTime, differences);
        return differences;
    }

    private static void compare(String figure, Object table, Object recomputed, List<String> differences) {
        if (!table.equals(recomputed)) {
            differences.add(figure + " " + shown(table) + " in the table, " + shown(recomputed) + " recomputed");
        }
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static double degrees(double value) {
        return Math.abs(value) < SMALLEST_NUMBER ? 0.0 : value;
    }

    private static String bits(double value) {
        return String.format(Locale.ROOT, "%016X", Double.doubleToLongBits(value));
    }
}
