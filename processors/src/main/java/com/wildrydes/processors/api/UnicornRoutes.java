package com.wildrydes.processors.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.processors.changes.FleetView;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.processors.history.Minute;
import com.wildrydes.processors.history.MinuteHistory;
import com.wildrydes.processors.http.Call;
import com.wildrydes.processors.http.Json;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Query;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Route;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// `GET /api/unicorns?search=TEXT&limit=20`: unicorns by a part of their names.
/// `GET /api/unicorns/{name}?from=&to=` and `GET /api/unicorns?name=NAME&from=&to=`: one, with its minutes.
///
/// ```
/// {"name":"Shadowfax",…,"gone":false,"arrivedAt":"2026-07-21T09:15:00.000Z","minutes":[
///   {"minute":"2026-07-21T09:15:00.000Z","distance":82.5,"samples":60,"minHealthPoints":150,"maxHealthPoints":160,
///    "minMagicPoints":140,"maxMagicPoints":140,"latitude":40.7,"longitude":-73.9,"lastStatusTime":"…"}]}
/// ```
///
/// When there is no state any more, but minutes from `from` on, the answer has the name and the minutes alone.
///
/// A name belongs into the query, which carries every character; API Gateway decodes a path before it hands it over,
/// and cuts it at a question mark.
final class UnicornRoutes {

    private static final int LONGEST_NAME = 64;
    private static final int MOST_FOUND = 100;
    private static final int FOUND_UNASKED = 20;

    /// An hour unasked; a day when a start was asked for.
    private static final int MINUTES_UNASKED = 60;

    private static final int MOST_MINUTES = 1_440;

    private final FleetView view;
    private final MinuteHistory history;
    private final Retry retry;
    private final Clock clock;

    UnicornRoutes(FleetView view, MinuteHistory history, Retry retry, Clock clock) {
        this.view = view;
        this.history = history;
        this.retry = retry;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/unicorns", Set.of("search", "limit", "name", "from", "to"), this::findOrShow),
                new Route("GET", "/api/unicorns/{name+}", Set.of("from", "to"), call -> show(call, call.path("name"))));
    }

    private Response findOrShow(Call call)
            throws ProblemException, UnavailableException, RefusedException, InterruptedException {
        Query query = call.query();
        boolean named = query.get("name").isPresent();
        if (named == query.get("search").isPresent()) {
            throw ProblemException.broken("either search (a part of a name) or name (a whole one) must be given");
        }
        String others = named ? "limit" : query.get("from").isPresent() ? "from" : "to";
        if (query.get(others).isPresent()) {
            throw ProblemException.broken(others + " does not go with " + (named ? "name" : "search"));
        }
        return named ? show(call, query.get("name").orElseThrow()) : find(call);
    }

    private Response find(Call call)
            throws ProblemException, UnavailableException, RefusedException, InterruptedException {
        String text = name("search", call.query().get("search").orElseThrow());
        int limit = call.query().integer("limit", 1, MOST_FOUND).orElse(FOUND_UNASKED);
        List<Block> blocks = view.blocks(call.deadline());
        List<UnicornState> found = Search.find(blocks, text, limit);
        return Response.json(Json.object(json -> {
            json.writeArrayFieldStart("unicorns");
            for (UnicornState unicorn : found) {
                json.writeStartObject();
                UnicornJson.writeFields(json, unicorn);
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private Response show(Call call, String text)
            throws ProblemException, UnavailableException, RefusedException, InterruptedException {
        String name = name("name", text);
        TimeRange range = TimeRange.of(call.query());
        int most = range.hasStart() ? MOST_MINUTES : MINUTES_UNASKED;
        Block block = view.blockOf(name, call.deadline());
        UnicornState unicorn = block.row(name);
        // Of one that has been silent for a day no state is left, but its minutes of that time are.
        List<Minute> minutes = unicorn == null && !range.hasStart()
                ? List.of()
                : retry.call(call.deadline(), failures -> history.newest(name, range.fromMs(), range.toMs(), most));
        if (unicorn == null && minutes.isEmpty()) {
            throw new ProblemException(
                    404, "no unicorn is called " + name + ", or none of its events arrived for a day");
        }
        long nowMs = clock.millis();
        return Response.json(Json.object(json -> {
            if (unicorn == null) {
                json.writeStringField("name", name);
            } else {
                UnicornJson.writeFields(json, unicorn);
                json.writeBooleanField("gone", block.isGone(unicorn, nowMs));
                Json.writeTimeField(json, "arrivedAt", unicorn.arrivalMs());
            }
            json.writeArrayFieldStart("minutes");
            for (Minute minute : minutes) {
                write(json, minute);
            }
            json.writeEndArray();
        }));
    }

    private static void write(JsonGenerator json, Minute minute) throws IOException {
        json.writeStartObject();
        Json.writeTimeField(json, "minute", minute.startMs());
        json.writeNumberField("distance", minute.distance().doubleValue());
        json.writeNumberField("samples", minute.samples());
        json.writeNumberField("minHealthPoints", minute.minHealthPoints());
        json.writeNumberField("maxHealthPoints", minute.maxHealthPoints());
        json.writeNumberField("minMagicPoints", minute.minMagicPoints());
        json.writeNumberField("maxMagicPoints", minute.maxMagicPoints());
        json.writeNumberField("latitude", minute.latitude());
        json.writeNumberField("longitude", minute.longitude());
        Json.writeTimeField(json, "lastStatusTime", minute.lastStatusTimeMs());
        json.writeEndObject();
    }

    private static String name(String parameter, String text) throws ProblemException {
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > LONGEST_NAME) {
            throw ProblemException.broken(parameter + " must have 1 to " + LONGEST_NAME + " characters: has " + length);
        }
        return text;
    }
}
