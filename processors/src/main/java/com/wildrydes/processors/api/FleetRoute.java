package com.wildrydes.processors.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.processors.changes.Box;
import com.wildrydes.processors.changes.Changes;
import com.wildrydes.processors.changes.Cursor;
import com.wildrydes.processors.changes.FleetFeed;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fleet.UnicornState;
import com.wildrydes.processors.http.Call;
import com.wildrydes.processors.http.Json;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Query;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Route;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `GET /api/fleet?since=CURSOR&box=west,south,east,north&zoom=Z`: the fleet, or what changed in it.
///
/// ```
/// {"cursor":"AaVJ…","asOf":"2026-07-21T09:15:00.123Z","total":200,"lastArrival":"…","reset":true,
///  "more":true,"unicorns":[{…}],"gone":["Bill"],
///  "cells":[{"latitude":40.7,"longitude":-73.9,"count":12,"low":1,"gone":0}]}
/// ```
final class FleetRoute {

    private static final double MOST_ZOOM = 24;
    private static final double WHOLE_WORLD_ZOOM = 0;
    private static final String BOX_RULE =
            "box must be west,south,east,north in degrees, as -74.3,40.4,-73.7,41: south at most north, latitudes in "
                    + "[-90, 90], longitudes in [-180, 180], west greater than east across the date line: ";

    private final FleetFeed feed;

    FleetRoute(FleetFeed feed) {
        this.feed = feed;
    }

    Route route() {
        return new Route("GET", "/api/fleet", Set.of("since", "box", "zoom"), this::answer);
    }

    private Response answer(Call call)
            throws ProblemException, UnavailableException, RefusedException, InterruptedException {
        Query query = call.query();
        String since = query.get("since").orElse(null);
        Cursor cursor = since == null ? null : cursor(since);
        String box = query.get("box").orElse(null);
        double zoom = zoom(query.get("zoom").orElse(null));
        return Response.json(document(
                box == null
                        ? feed.changes(cursor, call.deadline())
                        : feed.changes(cursor, box(box), zoom, call.deadline())));
    }

    private static Cursor cursor(String since) throws ProblemException {
        try {
            return FleetFeed.cursor(since);
        } catch (IllegalArgumentException e) {
            throw ProblemException.broken(String.valueOf(e.getMessage()));
        }
    }

    private static Box box(String text) throws ProblemException {
        String[] numbers = text.split(",", -1);
        try {
            if (numbers.length == 4) {
                return Box.of(number(numbers[0]), number(numbers[1]), number(numbers[2]), number(numbers[3]));
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for another count.
        }
        throw ProblemException.broken(BOX_RULE + text);
    }

    private static double zoom(@Nullable String text) throws ProblemException {
        try {
            double zoom = text == null ? WHOLE_WORLD_ZOOM : number(text);
            if (zoom >= 0 && zoom <= MOST_ZOOM) {
                return zoom;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for a number out of range.
        }
        throw ProblemException.broken("zoom must be a number from 0 to 24: " + text);
    }

    /// Digits only: [Double#parseDouble] would take `NaN`, `1e3` and `0x1p3` too.
    private static double number(String text) {
        if (!text.matches("-?[0-9]{1,3}(\\.[0-9]{0,20})?")) {
            throw new IllegalArgumentException(text);
        }
        return Double.parseDouble(text);
    }

    private static byte[] document(Changes changes) {
        return Json.object(json -> {
            json.writeStringField("cursor", changes.since());
            Json.writeTimeField(json, "asOf", changes.asOfMs());
            json.writeNumberField("total", changes.total());
            if (changes.lastArrivalMs() > 0) {
                Json.writeTimeField(json, "lastArrival", changes.lastArrivalMs());
            }
            if (changes.reset()) {
                json.writeBooleanField("reset", true);
            }
            if (changes.more()) {
                json.writeBooleanField("more", true);
            }
            json.writeArrayFieldStart("unicorns");
            for (UnicornState unicorn : changes.unicorns()) {
                json.writeStartObject();
                UnicornJson.writeFields(json, unicorn);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("gone");
            for (String name : changes.gone()) {
                json.writeString(name);
            }
            json.writeEndArray();
            if (!changes.cells().isEmpty()) {
                writeCells(json, changes);
            }
        });
    }

    private static void writeCells(JsonGenerator json, Changes changes) throws IOException {
        json.writeArrayFieldStart("cells");
        for (Changes.Cell cell : changes.cells()) {
            json.writeStartObject();
            json.writeNumberField("latitude", cell.latitude());
            json.writeNumberField("longitude", cell.longitude());
            json.writeNumberField("count", cell.count());
            json.writeNumberField("low", cell.low());
            json.writeNumberField("gone", cell.gone());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
