package com.wildrydes.processors.aggregator;

import com.wildrydes.telemetry.StatusEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the table must hold, computed from the events in the order of the stream, with nothing of the code
/// under test.
final class Recomputation {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:'00'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final Set<String> STRINGS = Set.of("Name", "StatusTime", "LastStatusTime");
    private static final Set<String> INTERNAL = Set.of("EventTimes", "Version", "WriteId");

    private Recomputation() {}

    static Map<String, Map<String, String>> of(List<StatusEvent> stream) {
        var contents = new TreeMap<String, Map<String, String>>();
        var seen = new HashSet<String>();
        for (StatusEvent event : stream) {
            Instant time = Instant.ofEpochMilli(event.statusTimeMs());
            if (seen.add(event.name() + "|" + MILLISECOND.format(time))) {
                String minute = MINUTE.format(time);
                Map<String, String> item =
                        contents.computeIfAbsent(event.name() + "|" + minute, key -> new TreeMap<>());
                item.put("Name", event.name());
                item.put("StatusTime", minute);
                add(item, event, MILLISECOND.format(time));
            }
        }
        return contents;
    }

    private static void add(Map<String, String> item, StatusEvent event, String time) {
        BigDecimal metres = new BigDecimal(Double.toString(event.distance())).setScale(9, RoundingMode.HALF_UP);
        item.merge("Distance", plain(metres), (a, b) -> plain(new BigDecimal(a).add(new BigDecimal(b))));
        item.merge("MinHealthPoints", "" + event.healthPoints(), Recomputation::least);
        item.merge("MaxHealthPoints", "" + event.healthPoints(), Recomputation::greatest);
        item.merge("MinMagicPoints", "" + event.magicPoints(), Recomputation::least);
        item.merge("MaxMagicPoints", "" + event.magicPoints(), Recomputation::greatest);
        item.merge("Samples", "1", (a, b) -> "" + (Integer.parseInt(a) + 1));
        if (time.compareTo(item.getOrDefault("LastStatusTime", "")) > 0) {
            item.put("LastStatusTime", time);
            item.put("Latitude", plain(new BigDecimal(Double.toString(event.latitude()))));
            item.put("Longitude", plain(new BigDecimal(Double.toString(event.longitude()))));
        }
    }

    /// Adds what the table holds, in the same form.
    static void addItem(Map<String, Map<String, String>> contents, Map<String, AttributeValue> attributes) {
        var item = new TreeMap<String, String>();
        attributes.forEach((name, value) -> {
            if (!INTERNAL.contains(name)) {
                item.put(name, STRINGS.contains(name) ? value.s() : plain(new BigDecimal(value.n())));
            }
        });
        contents.put(item.get("Name") + "|" + item.get("StatusTime"), item);
    }

    private static String least(String a, String b) {
        return Integer.parseInt(a) <= Integer.parseInt(b) ? a : b;
    }

    private static String greatest(String a, String b) {
        return Integer.parseInt(a) >= Integer.parseInt(b) ? a : b;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
