package com.wildrydes.local.lambda.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/// The JSON that tells a caller why a function failed (Lambda Developer Guide, "Understanding retry behavior").
final class ErrorDocument {
    private ErrorDocument() {}

    static byte[] of(String errorType, String errorMessage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorType", errorType)
                .put("errorMessage", errorMessage)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
