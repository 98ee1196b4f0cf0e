package com.wildrydes.local.lambda.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import com.wildrydes.local.lambda.mapping.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Mappings as the API takes and shows them (Lambda API reference, `CreateEventSourceMapping`,
/// `EventSourceMappingConfiguration`).
final class MappingDocuments {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPORT = "ReportBatchItemFailures";

    private static final Set<String> UPDATABLE = Set.of(
            "FunctionName",
            "Enabled",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "DestinationConfig",
            "MaximumRecordAgeInSeconds",
            "BisectBatchOnFunctionError",
            "MaximumRetryAttempts",
            "ParallelizationFactor",
            "FunctionResponseTypes");

    private static final Set<String> CREATABLE =
            with(UPDATABLE, "EventSourceArn", "StartingPosition", "StartingPositionTimestamp");

    private final LambdaSettings settings;

    MappingDocuments(LambdaSettings settings) {
        this.settings = settings;
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }

    /// What CreateEventSourceMapping asks for.
    MappingConfig created(ObjectNode body) throws LambdaException {
        requireKnown(body, CREATABLE);
        String function = FunctionName.of(text(body, "FunctionName")).name();
        String source = text(body, "EventSourceArn");
        if (!source.matches("arn:[a-z-]+:kinesis:[a-z0-9-]+:\\d{12}:stream/[a-zA-Z0-9_.-]+")) {
            throw new LambdaException.Invalid("EventSourceArn must be the ARN of a Kinesis stream: " + source);
        }
        return merged(MappingConfig.withDefaults(function, source, startingPosition(body)), body);
    }

    /// What UpdateEventSourceMapping asks for.
    MappingConfig updated(MappingConfig before, ObjectNode body) throws LambdaException {
        // The caller names the mapping in the path; some send it in the body as well.
        body.remove("UUID");
        requireKnown(body, UPDATABLE);
        if (body.has("FunctionName")
                && !FunctionName.of(text(body, "FunctionName")).name().equals(before.functionName())) {
            throw new LambdaException.Invalid("the local stack cannot move a mapping to another function: delete it,"
                    + " and create one for " + text(body, "FunctionName"));
        }
        return merged(before, body);
    }

    private static MappingConfig merged(MappingConfig before, ObjectNode body) throws LambdaException {
        if (body.path("ParallelizationFactor").asInt(1) != 1) {
            throw new LambdaException.Invalid("the local stack reads each shard with one invocation at a time:"
                    + " ParallelizationFactor must be 1: " + body.path("ParallelizationFactor"));
        }
        try {
            return new MappingConfig(
                    before.functionName(),
                    before.eventSourceArn(),
                    before.startingPosition(),
                    body.path("BatchSize").asInt(before.batchSize()),
                    Duration.ofSeconds(body.path("MaximumBatchingWindowInSeconds")
                            .asLong(before.batchingWindow().toSeconds())),
                    reports(body, before.reportBatchItemFailures()),
                    body.path("BisectBatchOnFunctionError").asBoolean(before.bisectOnError()),
                    body.path("MaximumRetryAttempts").asInt(before.maximumRetryAttempts()),
                    maximumAge(body, before.maximumRecordAge()),
                    onFailure(body, before.onFailureArn()),
                    body.path("Enabled").asBoolean(before.enabled()));
        } catch (IllegalArgumentException e) {
            throw new LambdaException.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static void requireKnown(ObjectNode body, Set<String> known) throws LambdaException {
        for (String name :
                body.propertyStream().map(java.util.Map.Entry::getKey).toList()) {
            if (!known.contains(name) && !isEmpty(body.path(name))) {
                throw new LambdaException.Invalid("the local stack does not support " + name
                        + " of an event source mapping; it knows " + new TreeSet<>(known));
            }
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    private static String text(ObjectNode body, String name) throws LambdaException {
        String text = body.path(name).asText();
        if (text.isEmpty()) {
            throw new LambdaException.Invalid(name + " must be given");
        }
        return text;
    }

    private static Position startingPosition(ObjectNode body) throws LambdaException {
        String position = text(body, "StartingPosition");
        return switch (position) {
            case "TRIM_HORIZON" -> new Position.TrimHorizon();
            case "LATEST" -> new Position.Latest();
            case "AT_TIMESTAMP" -> {
                JsonNode seconds = body.path("StartingPositionTimestamp");
                if (!seconds.isNumber()) {
                    throw new LambdaException.Invalid("StartingPosition AT_TIMESTAMP needs StartingPositionTimestamp");
                }
                yield new Position.AtTimestamp(Instant.ofEpochMilli(
                        seconds.decimalValue().movePointRight(3).longValue()));
            }
            default ->
                throw new LambdaException.Invalid(
                        "StartingPosition must be TRIM_HORIZON, LATEST or AT_TIMESTAMP: " + position);
        };
    }

    private static boolean reports(ObjectNode body, boolean before) throws LambdaException {
        JsonNode types = body.path("FunctionResponseTypes");
        if (!types.isArray()) {
            return before;
        }
        for (JsonNode type : types) {
            if (!type.asText().equals(REPORT)) {
                throw new LambdaException.Invalid("FunctionResponseTypes must be [] or [" + REPORT + "]: " + types);
            }
        }
        return !types.isEmpty();
    }

    private static @Nullable Duration maximumAge(ObjectNode body, @Nullable Duration before) {
        JsonNode seconds = body.path("MaximumRecordAgeInSeconds");
        if (!seconds.isNumber()) {
            return before;
        }
        return seconds.asLong() == MappingConfig.WITHOUT_LIMIT ? null : Duration.ofSeconds(seconds.asLong());
    }

    private static @Nullable String onFailure(ObjectNode body, @Nullable String before) {
        JsonNode config = body.path("DestinationConfig");
        if (!config.isObject()) {
            return before;
        }
        String destination = config.path("OnFailure").path("Destination").asText();
        return destination.isEmpty() ? null : destination;
    }

    ObjectNode document(MappingStatus status) {
        MappingConfig config = status.config();
        Duration age = config.maximumRecordAge();
        ObjectNode node = JSON.createObjectNode()
                .put("UUID", config.uuid().toString())
                .put("EventSourceArn", config.eventSourceArn())
                .put("FunctionArn", settings.functionArn(config.functionName()))
                .put("BatchSize", config.batchSize())
                .put("MaximumBatchingWindowInSeconds", config.batchingWindow().toSeconds())
                .put("ParallelizationFactor", 1)
                .put("BisectBatchOnFunctionError", config.bisectOnError())
                .put("MaximumRetryAttempts", config.maximumRetryAttempts())
                .put("MaximumRecordAgeInSeconds", age == null ? MappingConfig.WITHOUT_LIMIT : age.toSeconds())
                .put("TumblingWindowInSeconds", 0)
                .put("State", status.state().name())
                .put("StateTransitionReason", "User action")
                .put("LastProcessingResult", status.lastResult())
                .put("LastModified", seconds(status.lastModified()));
        switch (config.startingPosition()) {
            case Position.TrimHorizon _ -> node.put("StartingPosition", "TRIM_HORIZON");
            case Position.Latest _ -> node.put("StartingPosition", "LATEST");
            case Position.AtTimestamp(Instant instant) ->
                node.put("StartingPosition", "AT_TIMESTAMP").put("StartingPositionTimestamp", seconds(instant));
            case Position.After _ -> throw new IllegalStateException("no mapping starts after a record");
        }
        ObjectNode destination = node.putObject("DestinationConfig");
        if (config.onFailureArn() != null) {
            destination.putObject("OnFailure").put("Destination", config.onFailureArn());
        }
        ArrayNode types = node.putArray("FunctionResponseTypes");
        if (config.reportBatchItemFailures()) {
            types.add(REPORT);
        }
        return node;
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
