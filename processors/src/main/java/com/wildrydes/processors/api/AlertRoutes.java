package com.wildrydes.processors.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.processors.alert.Alert;
import com.wildrydes.processors.alert.AlertId;
import com.wildrydes.processors.alert.Alerts;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.http.Call;
import com.wildrydes.processors.http.Json;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Route;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `GET /api/alerts?state=open|all&before=ID&limit=100`: alerts, newest fall first.
/// `POST` and `DELETE /api/alerts/{id}/acknowledge`: an operator sees to one, or does not after all.
///
/// ```
/// {"asOf":"…","alerts":[{"id":"20261122T201500123Z-h-5f6c1b0a9d3e4f72","name":"Shadowfax","vital":"healthPoints",
///  "value":97,"threshold":100,"raisedAt":"…","resolvedAt":"…","durationMs":42000,"acknowledgedAt":"…",
///  "latitude":40.748817,"longitude":-73.985428}],"next":"…"}
/// ```
///
/// `resolvedAt` and `durationMs` are missing while the alert is open, `acknowledgedAt` until somebody acknowledges it,
/// `next` (to be given as `before`) at the end of the list.
final class AlertRoutes {

    private static final int MOST = 500;
    private static final int UNASKED = 100;

    private final Alerts alerts;
    private final Clock clock;

    AlertRoutes(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    List<Route> routes() {
        String acknowledge = "/api/alerts/{id}/acknowledge";
        return List.of(
                new Route("GET", "/api/alerts", Set.of("state", "before", "limit"), this::list),
                new Route(
                        "POST",
                        acknowledge,
                        Set.of(),
                        call -> answer(call, alerts.acknowledge(id(call), call.deadline()))),
                new Route(
                        "DELETE",
                        acknowledge,
                        Set.of(),
                        call -> answer(call, alerts.withdrawAcknowledgement(id(call), call.deadline()))));
    }

    private Response list(Call call)
            throws ProblemException, UnavailableException, RefusedException, InterruptedException {
        Alerts.State state = state(call.query().get("state").orElse("open"));
        AlertId before = before(call.query().get("before").orElse(null));
        int limit = call.query().integer("limit", 1, MOST).orElse(UNASKED);
        Alerts.Page page = alerts.list(state, before, limit, call.deadline());
        return Response.json(Json.object(json -> {
            Json.writeTimeField(json, "asOf", clock.millis());
            json.writeArrayFieldStart("alerts");
            for (Alert alert : page.alerts()) {
                write(json, alert);
            }
            json.writeEndArray();
            if (page.next() != null) {
                json.writeStringField("next", page.next().text());
            }
        }));
    }

    private static void write(JsonGenerator json, Alert alert) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", alert.id().text());
        json.writeStringField("name", alert.name());
        json.writeStringField("vital", alert.vital().field());
        json.writeNumberField("value", alert.value());
        json.writeNumberField("threshold", alert.threshold());
        Json.writeTimeField(json, "raisedAt", alert.raisedMs());
        Long resolvedMs = alert.resolvedMs();
        Long durationMs = alert.durationMs();
        if (resolvedMs != null && durationMs != null) {
            Json.writeTimeField(json, "resolvedAt", resolvedMs);
            json.writeNumberField("durationMs", durationMs);
        }
        Long acknowledgedMs = alert.acknowledgedMs();
        if (acknowledgedMs != null) {
            Json.writeTimeField(json, "acknowledgedAt", acknowledgedMs);
        }
        json.writeNumberField("latitude", alert.latitude());
        json.writeNumberField("longitude", alert.longitude());
        json.writeEndObject();
    }

    private static Response answer(Call call, Alerts.Answer answer) throws ProblemException {
        return switch (answer) {
            case DONE -> Response.done();
            case UNKNOWN -> throw unknown(call.path("id"));
            case CLOSED ->
                throw new ProblemException(
                        409, "the alert is closed: the unicorn has recovered, and nothing is left to acknowledge");
        };
    }

    private static AlertId id(Call call) throws ProblemException {
        return AlertId.parse(call.path("id")).orElseThrow(() -> unknown(call.path("id")));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(404, "there is no alert " + id);
    }

    private static Alerts.State state(String text) throws ProblemException {
        return switch (text) {
            case "open" -> Alerts.State.OPEN;
            case "all" -> Alerts.State.ALL;
            default -> throw ProblemException.broken("state must be open or all: " + text);
        };
    }

    private static @Nullable AlertId before(@Nullable String text) throws ProblemException {
        return text == null
                ? null
                : AlertId.parse(text)
                        .orElseThrow(() -> ProblemException.broken(
                                "before must be an alert's id, as next of the answer before: " + text));
    }
}
