package com.wildrydes.dashboard.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/// The past: answers the replay's routes with fixes that were put, or with a made-up fleet's. Safe for use by several
/// threads.
public final class FakeReplays {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/replays";
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration LAG = Duration.ofSeconds(75);

    private final InstantSource clock;
    private final Map<String, Range> ranges = new ConcurrentHashMap<>();
    private volatile List<PastFix> fixes = List.of();
    private volatile int riders;
    private volatile Duration step = Duration.ofSeconds(1);
    private volatile Duration page = Duration.ofHours(24);

    FakeReplays(InstantSource clock) {
        this.clock = clock;
    }

    /// What a unicorn once reported.
    public record PastFix(String name, Instant time, double latitude, double longitude, int health, int magic) {}

    private record Range(Instant from, Instant to) {}

    /// The archive has these and no others.
    public void put(List<PastFix> all) {
        fixes = List.copyOf(all);
    }

    /// The archive has rides of that many unicorns, whatever range is asked for.
    public void ride(int count) {
        riders = count;
    }

    /// The fixes are said to be so far apart.
    public void step(Duration length) {
        step = length;
    }

    /// A page has so much of the range.
    public void page(Duration length) {
        page = length;
    }

    /// The usual answer, also for who scripts the route.
    public Reply reply(Asked request) {
        String[] segments = request.path().substring(PATH.length()).split("/");
        if (segments.length < 2) {
            return request.method().equals("POST") ? start(request) : Reply.json(limits());
        }
        Range range = ranges.get(segments[1]);
        if (range == null) {
            return Reply.problem(404, "Not Found", "there is no such replay: ask for the range again");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("from", Unicorn.text(range.from())).put("to", Unicorn.text(range.to()));
        if (segments.length == 2) {
            return Reply.json(answer.put("state", "ready").put("bytesScanned", 1_234_567));
        }
        long after = request.parameter("after").map(Long::parseLong).orElse(0L);
        return Reply.json(page(answer, range, Duration.ofMillis(after)));
    }

    private ObjectNode limits() {
        Instant now = clock.instant();
        return JsonNodeFactory.instance
                .objectNode()
                .put("earliest", Unicorn.text(now.minus(Duration.ofDays(400))))
                .put("reaches", Unicorn.text(now.minus(LAG)))
                .put("longestMs", Duration.ofHours(24).toMillis());
    }

    private Reply start(Asked request) {
        JsonNode asked;
        try {
            asked = JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var range = new Range(
                Instant.parse(asked.get("from").textValue()),
                Instant.parse(asked.get("to").textValue()));
        if (range.to().isAfter(clock.instant())) {
            return Reply.problem(400, "Bad Request", "a range must not end in the future: to=" + range.to());
        }
        String id = "replay-" + range.from().toEpochMilli() + "-" + range.to().toEpochMilli();
        ranges.put(id, range);
        return Reply.json(JsonNodeFactory.instance.objectNode().put("id", id));
    }

    /// @param after where in the range the page begins; it stands for the place in the result's file
    private ObjectNode page(ObjectNode answer, Range range, Duration after) {
        Instant begin =
                after.isZero() ? range.from().minus(SILENCE) : range.from().plus(after);
        Instant end = range.from().plus(after).plus(page);
        boolean last = !end.isBefore(range.to());
        answer.put("through", Unicorn.text(last ? range.to() : end)).put("stepMs", step.toMillis());
        if (!last) {
            answer.put("next", Long.toString(after.plus(page).toMillis()));
        }
        ArrayNode unicorns = answer.putArray("unicorns");
        List<PastFix> all = riders > 0 ? PastRides.of(riders, range.from().minus(SILENCE), range.to(), step) : fixes;
        Instant until = last ? range.to() : end;
        var byName = all.stream().collect(groupingBy(PastFix::name, TreeMap::new, toList()));
        byName.forEach((name, own) -> {
            List<PastFix> here = own.stream()
                    .filter(fix -> !fix.time().isBefore(begin) && fix.time().isBefore(until))
                    .toList();
            if (!here.isEmpty()) {
                unicorns.add(entry(name, here, own, range));
            }
        });
        return answer;
    }

    private static ObjectNode entry(String name, List<PastFix> here, List<PastFix> own, Range range) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("name", name);
        ToLongFunction<PastFix> offset =
                fix -> Duration.between(range.from(), fix.time()).toMillis();
        differences(entry.putArray("times"), here, offset);
        ArrayNode resumed = entry.putArray("resumed");
        for (int i = 1; i < own.size(); i++) {
            Duration since = Duration.between(own.get(i - 1).time(), own.get(i).time());
            boolean isHere = !own.get(i).time().isBefore(here.getFirst().time())
                    && !own.get(i).time().isAfter(here.getLast().time());
            if (isHere && since.compareTo(SILENCE) > 0) {
                resumed.add(offset.applyAsLong(own.get(i)));
            }
        }
        differences(entry.putArray("latitudes"), here, fix -> Math.round(fix.latitude() * 1e6));
        differences(entry.putArray("longitudes"), here, fix -> Math.round(fix.longitude() * 1e6));
        differences(entry.putArray("health"), here, PastFix::health);
        differences(entry.putArray("magic"), here, PastFix::magic);
        return entry;
    }

    private static void differences(ArrayNode column, List<PastFix> fixes, ToLongFunction<PastFix> value) {
        long before = 0;
        for (PastFix fix : fixes) {
            long next = value.applyAsLong(fix);
            column.add(next - before);
            before = next;
        }
    }
}
