package com.wildrydes.local.firehose.protocol;

import com.wildrydes.local.firehose.FirehoseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rules of the service's model that a request breaks, told all at once in AWS's words: `1 validation error
/// detected: Value null at 'records' failed to satisfy constraint: Member must not be null`.
///
/// Every rule but [#required] passes over a member that is absent.
final class Violations {

    private final List<String> found = new ArrayList<>();

    /// @throws FirehoseException when a rule is broken
    void check() {
        if (!found.isEmpty()) {
            throw FirehoseException.validation("%d validation error%s detected: %s"
                    .formatted(found.size(), found.size() == 1 ? "" : "s", String.join("; ", found)));
        }
    }

    /// The member, where it is there; else something to go on with until [#check].
    String required(String path, @Nullable String value) {
        present(path, value);
        return value == null ? "" : value;
    }

    void present(String path, @Nullable Object value) {
        if (value == null) {
            add("null ", path, "Member must not be null");
        }
    }

    void length(String path, @Nullable String value, int min, int max) {
        if (value != null) {
            size("'" + value + "' ", path, value.length(), min, max);
        }
    }

    void size(String path, int size, int min, int max) {
        size("", path, size, min, max);
    }

    private void size(String value, String path, int size, int min, int max) {
        if (size < min) {
            add(value, path, "Member must have length greater than or equal to " + min);
        }
        if (size > max) {
            add(value, path, "Member must have length less than or equal to " + max);
        }
    }

    void range(String path, @Nullable Integer value, int min, int max) {
        if (value != null && value < min) {
            add("'" + value + "' ", path, "Member must have value greater than or equal to " + min);
        }
        if (value != null && value > max) {
            add("'" + value + "' ", path, "Member must have value less than or equal to " + max);
        }
    }

    void pattern(String path, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            add("'" + value + "' ", path, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    void oneOf(String path, @Nullable String value, List<String> values) {
        if (value != null && !values.contains(value)) {
            add("'" + value + "' ", path, "Member must satisfy enum value set: [" + String.join(", ", values) + "]");
        }
    }

    private void add(String value, String path, String rule) {
        found.add("Value %sat '%s' failed to satisfy constraint: %s".formatted(value, path, rule));
    }
}
