package com.wildrydes.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A fleet and its cursors, as Api tells them: the cursor is `epoch.version.asOf`.
///
/// Safe for use by several threads.
public final class FakeFleet {
    private static final Duration GONE_AFTER = Duration.ofSeconds(30);
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private record Row(Unicorn unicorn, Instant arrival, long version) {}

    private final InstantSource clock;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private long epoch = 1;
    private long version;
    private int rowsAnAnswer = 20_000;
    private boolean goesOn;

    FakeFleet(InstantSource clock) {
        this.clock = clock;
    }

    /// They send an event each, now, and from then on the stream goes on with what concerns none of them: what comes is
    /// current for as long as a test takes.
    public synchronized void put(Unicorn... unicorns) {
        put(List.of(unicorns), clock.instant());
        goesOn = true;
    }

    /// They send an event each, at that time of arrival, and no other comes by itself.
    public synchronized void put(Collection<Unicorn> unicorns, Instant arrival) {
        version++;
        unicorns.forEach(each -> rows.put(each.name(), new Row(each, arrival, version)));
    }

    /// It leaves the live state without a word, as after a day of silence.
    public synchronized void remove(String name) {
        rows.remove(name);
    }

    /// Another system takes over: the cursors so far mean nothing to it.
    public synchronized void beginAnew() {
        rows.clear();
        epoch++;
        version = 0;
    }

    /// Above it an answer says that there is more, and a box is answered with cells.
    public synchronized void limit(int rowsAnAnswer) {
        this.rowsAnAnswer = rowsAnAnswer;
    }

    public synchronized Optional<Unicorn> find(String name) {
        return Optional.ofNullable(rows.get(name)).map(Row::unicorn);
    }

    public synchronized List<Unicorn> unicorns() {
        return rows.values().stream().map(Row::unicorn).toList();
    }

    public synchronized boolean isGone(String name) {
        return isGone(rows.get(name), clock.instant());
    }

    public synchronized Optional<Instant> lastArrival() {
        return goesOn
                ? Optional.of(clock.instant())
                : rows.values().stream().map(Row::arrival).max(Instant::compareTo);
    }

    /// `GET /api/fleet`.
    synchronized ObjectNode answer(Asked asked) {
        Instant now = clock.instant();
        String[] cursor =
                asked.parameter("since").map(text -> text.split("\\.")).orElse(null);
        boolean reset = cursor != null && !cursor[0].equals(Long.toString(epoch));
        long since = cursor == null || reset ? 0 : Long.parseLong(cursor[1]);
        Instant goneSince = since == 0
                ? Instant.EPOCH
                : Instant.ofEpochMilli(Long.parseLong(cursor[2])).minus(OVERLAP);
        double[] box = asked.parameter("box").map(FakeFleet::numbers).orElse(null);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("asOf", Unicorn.text(now)).put("total", rows.size());
        lastArrival().ifPresent(last -> answer.put("lastArrival", Unicorn.text(last)));
        if (reset) {
            answer.put("reset", true);
        }
        List<Row> there = rows.values().stream()
                .filter(row -> box == null || isIn(row, box))
                .toList();
        if (box != null && there.size() > rowsAnAnswer) {
            answer.put("cursor", cursor(version, now));
            answer.set("cells", cells(there, now));
            return answer;
        }
        List<Row> fresh = there.stream()
                .filter(row -> row.version() > since)
                .sorted(Comparator.comparingLong(Row::version))
                .toList();
        long covered = fresh.size() > rowsAnAnswer ? fresh.get(rowsAnAnswer - 1).version() : version;
        if (covered < version) {
            answer.put("more", true);
        }
        answer.put("cursor", cursor(covered, now));
        ArrayNode unicorns = answer.putArray("unicorns");
        fresh.stream()
                .filter(row -> row.version() <= covered)
                .forEach(row -> unicorns.add(row.unicorn().json()));
        ArrayNode gone = answer.putArray("gone");
        there.stream()
                .filter(row ->
                        isGone(row, now) && row.arrival().plus(GONE_AFTER).isAfter(goneSince))
                .forEach(row -> gone.add(row.unicorn().name()));
        return answer;
    }

    private String cursor(long covered, Instant now) {
        return epoch + "." + covered + "." + now.toEpochMilli();
    }

    private static boolean isGone(Row row, Instant now) {
        return row.arrival().plus(GONE_AFTER).isBefore(now);
    }

    /// West, south, east, north; across the date line when west is east of east.
    private static boolean isIn(Row row, double[] box) {
        double longitude = row.unicorn().longitude();
        boolean between = box[0] <= box[2]
                ? longitude >= box[0] && longitude <= box[2]
                : longitude >= box[0] || longitude <= box[2];
        return between && row.unicorn().latitude() >= box[1] && row.unicorn().latitude() <= box[3];
    }

    /// A grid of hundredths of a degree.
    private static ArrayNode cells(List<Row> rows, Instant now) {
        ArrayNode cells = JsonNodeFactory.instance.arrayNode();
        rows.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(
                                Math.floor(row.unicorn().latitude() * 100),
                                Math.floor(row.unicorn().longitude() * 100)),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((corner, inside) -> cells.addObject()
                        .put("latitude", (corner.get(0) + 0.5) / 100)
                        .put("longitude", (corner.get(1) + 0.5) / 100)
                        .put("count", inside.size())
                        .put(
                                "low",
                                inside.stream()
                                        .filter(row -> isLow(row.unicorn()))
                                        .count())
                        .put(
                                "gone",
                                inside.stream().filter(row -> isGone(row, now)).count()));
        return cells;
    }

    static boolean isLow(Unicorn unicorn) {
        return unicorn.health() < 100 || unicorn.magic() < 100;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /// Names in order, for the search.
    synchronized TreeMap<String, Unicorn> byName() {
        var found = new TreeMap<String, Unicorn>();
        unicorns().forEach(each -> found.put(each.name(), each));
        return found;
    }
}
