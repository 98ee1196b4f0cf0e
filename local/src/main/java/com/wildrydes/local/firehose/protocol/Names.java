package com.wildrydes.local.firehose.protocol;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of delivery streams in requests.
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final int MAX_LENGTH = 64;

    private Names() {}

    /// A name that must be there; what it gives counts once the violations are checked.
    static String stream(Violations violations, @Nullable String name) {
        optional(violations, "deliveryStreamName", name);
        return violations.required("deliveryStreamName", name);
    }

    static void optional(Violations violations, String path, @Nullable String name) {
        violations.pattern(path, name, NAME);
        violations.length(path, name, 1, MAX_LENGTH);
    }
}
