package com.wildrydes.local.sns;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A message that a topic took: one line of its file.
///
/// @param number counts the topic's messages, from 1
/// @param publishedAt ISO 8601, UTC
/// @param subject null without one
/// @param attributes by name
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnsMessage(
        long number,
        String messageId,
        String publishedAt,
        @Nullable String subject,
        String message,
        Map<String, Attribute> attributes) {

    public SnsMessage {
        attributes = new TreeMap<>(attributes);
    }

    /// A message attribute.
    ///
    /// @param type `String`, `Number`, `Binary` or `String.Array`, perhaps with a label after a dot
    /// @param value as it was sent: of `Binary` in base64
    public record Attribute(String type, String value) {}

    /// What is kept of it counts as so many bytes.
    int bytes() {
        return message.length() + (subject == null ? 0 : subject.length()) + 200;
    }
}
