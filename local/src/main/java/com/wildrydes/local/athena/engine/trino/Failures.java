package com.wildrydes.local.athena.engine.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.local.athena.engine.QueryFailure;
import com.wildrydes.local.athena.engine.QueryFailure.Position;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the engine's errors mean (`QueryError` of Trino's client protocol, `StandardErrorCode` of its SPI).
final class Failures {
    private static final Pattern LOCATION = Pattern.compile("s3[an]?://[^\\s,;)\\]]*[^\\s,;:)\\]]");

    private static final Set<String> OUT_OF_MEMORY = Set.of(
            "EXCEEDED_GLOBAL_MEMORY_LIMIT",
            "EXCEEDED_LOCAL_MEMORY_LIMIT",
            "CLUSTER_OUT_OF_MEMORY",
            "EXCEEDED_FUNCTION_MEMORY_LIMIT");

    private Failures() {}

    static QueryFailure of(JsonNode error, SqlText text) {
        String name = error.path("errorName").asText();
        String message = text.message(error.path("message").asText());
        if (name.equals("USER_CANCELED")) {
            return new QueryFailure.Cancelled(message);
        }
        if (OUT_OF_MEMORY.contains(name)) {
            return new QueryFailure.OutOfMemory(name, message);
        }
        Position position = position(error.path("errorLocation"), text);
        if (name.equals("SYNTAX_ERROR") && position != null) {
            return new QueryFailure.SyntaxError(position, message);
        }
        return switch (error.path("errorType").asText()) {
            case "USER_ERROR" -> new QueryFailure.SemanticError(name, position, message);
            case "EXTERNAL" -> storage(name, withCauses(message, error.path("failureInfo")));
            default -> internal(name, withCauses(message, error.path("failureInfo")));
        };
    }

    private static @Nullable Position position(JsonNode location, SqlText text) {
        return location.isObject()
                ? text.position(
                        location.path("lineNumber").asInt(),
                        location.path("columnNumber").asInt())
                : null;
    }

    private static QueryFailure storage(String name, String message) {
        Matcher location = LOCATION.matcher(message);
        return new QueryFailure.StorageError(name, location.find() ? location.group() : null, message);
    }

    private static QueryFailure internal(String name, String message) {
        return LOCATION.matcher(message).find() ? storage(name, message) : new QueryFailure.EngineError(name, message);
    }

    /// The connector says what it did not manage, its causes say why.
    private static String withCauses(String message, JsonNode failure) {
        StringBuilder all = new StringBuilder(message);
        for (JsonNode cause = failure.path("cause"); cause.isObject(); cause = cause.path("cause")) {
            String why = cause.path("message").asText("");
            if (!why.isEmpty() && all.indexOf(why) < 0) {
                all.append(": ").append(why);
            }
        }
        return all.toString();
    }
}
