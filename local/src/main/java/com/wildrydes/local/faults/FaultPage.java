package com.wildrydes.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.LocalPage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The fault rules at `/_local/faults`: PUT sets them, GET shows them with their hits, DELETE ends them. Thread-safe.
///
/// ```
/// {"seed":7,"rules":[{"service":"kinesis","operation":"PutRecords","effect":"throttle","probability":0.1}]}
/// ```
public final class FaultPage implements LocalPage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> DOCUMENT = new TreeSet<>(Set.of("seed", "rules"));
    private static final Set<String> RULE =
            new TreeSet<>(Set.of("service", "operation", "effect", "probability", "after", "times", "delayMs", "hits"));

    private final Faults faults;

    /// The page of these faults.
    public FaultPage(Faults faults) {
        this.faults = faults;
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        switch (request.method()) {
            case "GET" -> {}
            case "DELETE" -> faults.clear();
            case "PUT" -> put(request.body());
            default ->
                throw new AwsException(
                        "MethodNotAllowed", "/_local/faults takes GET, PUT and DELETE, not " + request.method(), 405);
        }
        return AwsResponse.text(200, "application/json", document().toString());
    }

    private void put(byte[] body) throws AwsException, IOException {
        try {
            JsonNode document = JSON.readTree(body);
            if (!document.path("rules").isArray()) {
                throw new IllegalArgumentException("the body must be {\"rules\":[…]}");
            }
            requireKnown(document, DOCUMENT, "the document");
            List<FaultRule> rules = new ArrayList<>();
            for (JsonNode rule : document.get("rules")) {
                rules.add(rule(rule));
            }
            faults.set(document.path("seed").asLong(0), rules);
        } catch (JsonProcessingException e) {
            throw new AwsException("BadRequest", "the body is not JSON: " + e.getOriginalMessage(), 400, e);
        } catch (IllegalArgumentException e) {
            throw new AwsException("BadRequest", String.valueOf(e.getMessage()), 400, e);
        }
    }

    private static FaultRule rule(JsonNode rule) {
        requireKnown(rule, RULE, "a rule");
        return new FaultRule(
                rule.path("service").asText(),
                rule.path("operation").asText(FaultRule.ANY),
                Effect.of(rule.path("effect").asText()),
                rule.path("probability").asDouble(1),
                rule.path("after").asInt(0),
                rule.path("times").asInt(Integer.MAX_VALUE),
                Duration.ofMillis(rule.path("delayMs").asLong(0)));
    }

    private static void requireKnown(JsonNode object, Set<String> known, String what) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(what + " has " + known + ", not " + name);
            }
        });
    }

    private ObjectNode document() {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode rules = document.putArray("rules");
        for (ActiveRule active : faults.active()) {
            FaultRule rule = active.rule();
            ObjectNode shown = rules.addObject()
                    .put("service", rule.service())
                    .put("operation", rule.operation())
                    .put("effect", rule.effect().label())
                    .put("probability", rule.probability())
                    .put("after", rule.after());
            if (rule.times() < Integer.MAX_VALUE) {
                shown.put("times", rule.times());
            }
            if (!rule.delay().isZero()) {
                shown.put("delayMs", rule.delay().toMillis());
            }
            shown.put("hits", active.hits());
        }
        return document;
    }
}
