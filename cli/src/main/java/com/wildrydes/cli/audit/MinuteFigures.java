package com.wildrydes.cli.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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
    MinuteFigures {
        distance = distance.stripTrailingZeros();
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
}
