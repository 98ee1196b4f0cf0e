package com.wildrydes.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Alerts as Api tells them, newest first. Safe for use by several threads.
public final class FakeAlerts {
    private final InstantSource clock;
    private final SequencedMap<String, ObjectNode> alerts = new LinkedHashMap<>();

    FakeAlerts(InstantSource clock) {
        this.clock = clock;
    }

    /// A fall of that unicorn's vital.
    ///
    /// @param vital `healthPoints` or `magicPoints`
    public synchronized void raise(String id, Unicorn unicorn, String vital, long value, Instant raisedAt) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.put("id", id)
                .put("name", unicorn.name())
                .put("vital", vital)
                .put("value", value)
                .put("threshold", 100)
                .put("raisedAt", Unicorn.text(raisedAt))
                .put("latitude", unicorn.latitude())
                .put("longitude", unicorn.longitude());
        alerts.putFirst(id, alert);
    }

    public synchronized void resolve(String id, Instant resolvedAt) {
        ObjectNode alert = alerts.get(id);
        Instant raisedAt = Instant.parse(alert.get("raisedAt").asText());
        alert.put("resolvedAt", Unicorn.text(resolvedAt))
                .put("durationMs", Duration.between(raisedAt, resolvedAt).toMillis());
    }

    /// Also what another operator does.
    public void acknowledge(String id) {
        acknowledge(id, clock.instant());
    }

    public synchronized void acknowledge(String id, Instant at) {
        ObjectNode alert = alerts.get(id);
        if (!alert.has("acknowledgedAt")) {
            alert.put("acknowledgedAt", Unicorn.text(at));
        }
    }

    public synchronized boolean isAcknowledged(String id) {
        return alerts.get(id).has("acknowledgedAt");
    }

    public synchronized long open() {
        return alerts.values().stream().filter(each -> !each.has("resolvedAt")).count();
    }

    /// `GET /api/alerts`.
    synchronized ObjectNode answer(Asked asked) {
        boolean all = asked.parameter("state").filter("all"::equals).isPresent();
        int limit = asked.parameter("limit").map(Integer::parseInt).orElse(100);
        String before = asked.parameter("before").orElse(null);
        List<ObjectNode> found = alerts.values().stream()
                .filter(each -> all || !each.has("resolvedAt"))
                .filter(each -> before == null || each.get("id").asText().compareTo(before) < 0)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Unicorn.text(clock.instant()));
        ArrayNode list = answer.putArray("alerts");
        found.stream().limit(limit).forEach(each -> list.add(each.deepCopy()));
        if (found.size() > limit) {
            answer.put("next", found.get(limit - 1).get("id").asText());
        }
        return answer;
    }

    /// `POST` and `DELETE` of `/api/alerts/{id}/acknowledge`.
    synchronized Reply acknowledgement(Asked asked) {
        String id = asked.path().replaceAll("^/api/alerts/|/acknowledge$", "");
        ObjectNode alert = alerts.get(id);
        if (alert == null) {
            return Reply.problem(404, "There is no such alert", id);
        }
        if (alert.has("resolvedAt")) {
            return Reply.problem(409, "The alert is closed", id);
        }
        if (asked.method().equals("POST")) {
            acknowledge(id);
        } else {
            alert.remove("acknowledgedAt");
        }
        return Reply.done();
    }
}
