package com.wildrydes.processors.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.processors.changes.FleetView;
import com.wildrydes.processors.counters.EventCounters;
import com.wildrydes.processors.counters.KeptCounters;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.http.Call;
import com.wildrydes.processors.http.Json;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Route;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/// `GET /api/summary`: the figures of the fleet.
///
/// ```
/// {"asOf":"…","active":198,"gone":2,"alertsOpen":3,"eventsPerSecond":199.7,"lagMs":240,"distanceToday":81234.5,
///  "newestStatusTime":"…","lastArrival":"…","counters":{"received":9,"counted":9,"duplicates":0,"quarantined":0,
///  "since":"…"}}
/// ```
///
/// `lagMs`, `newestStatusTime` and `lastArrival` are missing while nothing has arrived, `counters` when CloudWatch
/// does not answer.
final class SummaryRoute {

    private final FleetView view;
    private final KeptCounters counters;
    private final Clock clock;

    SummaryRoute(FleetView view, KeptCounters counters, Clock clock) {
        this.view = view;
        this.counters = counters;
        this.clock = clock;
    }

    Route route() {
        return new Route("GET", "/api/summary", Set.of(), this::answer);
    }

    private Response answer(Call call) throws UnavailableException, RefusedException, InterruptedException {
        Figures figures = Figures.of(view.blocks(call.deadline()), clock.millis());
        Optional<EventCounters> counted = counters.get();
        return Response.json(Json.object(json -> {
            writeFigures(json, figures);
            if (counted.isPresent()) {
                json.writeObjectFieldStart("counters");
                writeCounters(json, counted.get());
                json.writeEndObject();
            }
        }));
    }

    private static void writeFigures(JsonGenerator json, Figures figures) throws IOException {
        Json.writeTimeField(json, "asOf", figures.asOfMs());
        json.writeNumberField("active", figures.active());
        json.writeNumberField("gone", figures.gone());
        json.writeNumberField("alertsOpen", figures.alertsOpen());
        json.writeNumberField("eventsPerSecond", figures.eventsPerSecond());
        json.writeNumberField("distanceToday", figures.distanceToday());
        if (figures.lastArrivalMs() > 0) {
            json.writeNumberField("lagMs", figures.lagMs());
            Json.writeTimeField(json, "lastArrival", figures.lastArrivalMs());
        }
        if (figures.active() + figures.gone() > 0) {
            Json.writeTimeField(json, "newestStatusTime", figures.newestStatusTimeMs());
        }
    }

    private static void writeCounters(JsonGenerator json, EventCounters counted) throws IOException {
        json.writeNumberField("received", counted.received());
        json.writeNumberField("counted", counted.counted());
        json.writeNumberField("duplicates", counted.duplicates());
        json.writeNumberField("quarantined", counted.quarantined());
        Json.writeTimeField(json, "since", counted.sinceMs());
    }
}
