package com.wildrydes.local.sns;

import com.wildrydes.local.frontdoor.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A message as a request has it, held to the rules of the Amazon SNS API Reference, "Publish".
///
/// @param subject null without one
/// @param message null where it is missing
record Draft(@Nullable String subject, @Nullable String message, Map<String, SnsMessage.Attribute> attributes) {

    static final int MOST_BYTES = 262_144;

    private static final int SUBJECT_BELOW = 100;
    private static final Set<String> TYPES = Set.of("String", "Number", "Binary", "String.Array");

    /// The message among a request's parameters.
    ///
    /// @param prefix of the parameters' names: empty, or that of an entry of a batch
    static Draft of(Map<String, String> parameters, String prefix) throws AwsException {
        var attributes = new LinkedHashMap<String, SnsMessage.Attribute>();
        for (int i = 1; parameters.containsKey(prefix + "MessageAttributes.entry." + i + ".Name"); i++) {
            String entry = prefix + "MessageAttributes.entry." + i;
            attributes.put(parameters.get(entry + ".Name"), attribute(parameters, entry + ".Value."));
        }
        if (parameters.containsKey(prefix + "MessageStructure")) {
            throw invalid("MessageStructure: SNS here takes one text for all");
        }
        return new Draft(parameters.get(prefix + "Subject"), parameters.get(prefix + "Message"), attributes);
    }

    private static SnsMessage.Attribute attribute(Map<String, String> parameters, String prefix) throws AwsException {
        String type = parameters.getOrDefault(prefix + "DataType", "");
        if (TYPES.stream().noneMatch(known -> type.equals(known) || type.startsWith(known + "."))) {
            throw invalid("The message attribute's data type must be String, Number, Binary or String.Array: " + type);
        }
        String name = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
        String value = parameters.getOrDefault(prefix + name, "");
        if (value.isEmpty()) {
            throw invalid("The message attribute must have a " + name);
        }
        return new SnsMessage.Attribute(type, value);
    }

    /// What it counts towards [#MOST_BYTES].
    int bytes() {
        int bytes = utf8(message);
        for (Map.Entry<String, SnsMessage.Attribute> attribute : attributes.entrySet()) {
            bytes += utf8(attribute.getKey())
                    + utf8(attribute.getValue().type())
                    + utf8(attribute.getValue().value());
        }
        return bytes;
    }

    /// The text of a message that keeps the rules.
    String valid() throws AwsException {
        if (message == null || message.isEmpty()) {
            throw invalid("Empty message");
        }
        if (bytes() > MOST_BYTES) {
            throw invalid("Message too long");
        }
        if (subject != null && !isSubject(subject)) {
            throw invalid("Subject");
        }
        return message;
    }

    /// ASCII that begins with a letter, a number or a punctuation mark, without line breaks and control characters.
    private static boolean isSubject(String subject) {
        return !subject.isEmpty()
                && subject.length() < SUBJECT_BELOW
                && subject.charAt(0) != ' '
                && subject.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    static AwsException invalid(String what) {
        return new AwsException("InvalidParameter", "Invalid parameter: " + what, 400);
    }

    private static int utf8(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
