package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.kinesis.KinesisException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for the members of a request. Collects what is broken, up to ten, and tells all of it in AWS's words:
/// `2 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: …; …`.
///
/// Every rule but [#required] passes over a member that is absent.
final class Constraints {

    private static final int MOST_ERRORS = 10;

    private final List<String> errors = new ArrayList<>();

    /// What the rules stand for; throws when one is broken.
    void check() {
        if (!errors.isEmpty()) {
            throw KinesisException.validation("%d validation error%s detected: %s"
                    .formatted(errors.size(), errors.size() == 1 ? "" : "s", String.join("; ", errors)));
        }
    }

    void required(String path, @Nullable Object value) {
        if (value == null) {
            fail("null ", path, "Member must not be null");
        }
    }

    void length(String path, @Nullable String value, int min, int max) {
        if (value != null) {
            length(quoted(value), path, value.length(), min, max);
        }
    }

    void size(String path, @Nullable Collection<?> value, int min, int max) {
        if (value != null) {
            length(value.isEmpty() ? "'[]' " : "", path, value.size(), min, max);
        }
    }

    void size(String path, @Nullable Map<?, ?> value, int min, int max) {
        if (value != null) {
            length(value.isEmpty() ? "'{}' " : "", path, value.size(), min, max);
        }
    }

    void size(String path, int bytes, int max) {
        length("", path, bytes, 0, max);
    }

    private void length(String value, String path, int length, int min, int max) {
        if (length < min) {
            fail(value, path, "Member must have length greater than or equal to " + min);
        }
        if (length > max) {
            fail(value, path, "Member must have length less than or equal to " + max);
        }
    }

    void range(String path, @Nullable Integer value, int min, int max) {
        if (value != null && value < min) {
            fail(quoted(value), path, "Member must have value greater than or equal to " + min);
        }
        if (value != null && value > max) {
            fail(quoted(value), path, "Member must have value less than or equal to " + max);
        }
    }

    void pattern(String path, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            fail(quoted(value), path, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    void oneOf(String path, @Nullable String value, List<String> values) {
        if (value != null && !values.contains(value)) {
            fail(quoted(value), path, "Member must satisfy enum value set: [" + String.join(", ", values) + "]");
        }
    }

    private static String quoted(Object value) {
        return "'" + value + "' ";
    }

    private void fail(String value, String path, String rule) {
        if (errors.size() < MOST_ERRORS) {
            errors.add("Value %sat '%s' failed to satisfy constraint: %s".formatted(value, path, rule));
        }
    }

    /// A member's name as the texts have it: `streamName` for `StreamName`.
    static String path(String member) {
        return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }
}
