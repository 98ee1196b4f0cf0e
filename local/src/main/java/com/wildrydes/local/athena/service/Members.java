package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import java.util.List;
import java.util.Locale;

/// The members that requests share, with the rules of the service's model, in AWS's words.
final class Members {
    private Members() {}

    static String required(JsonInput input, String name) throws AwsException, AthenaException {
        String value = input.text(name).orElseThrow(() -> broken("null", name, "Member must not be null"));
        if (value.isEmpty()) {
            throw broken("''", name, "Member must have length greater than or equal to 1");
        }
        return value;
    }

    /// Checks a text's length in characters.
    static String length(String value, String name, int min, int max) throws AthenaException {
        if (value.length() < min) {
            throw broken("'" + value + "'", name, "Member must have length greater than or equal to " + min);
        }
        if (value.length() > max) {
            // Not quoted: it is long.
            throw broken("", name, "Member must have length less than or equal to " + max);
        }
        return value;
    }

    /// The workgroup that a request names; the primary one where it names none.
    static String workGroup(JsonInput input) throws AwsException {
        return input.text("WorkGroup").orElse(WorkGroup.PRIMARY);
    }

    /// The texts of a batch request.
    static List<String> batch(JsonInput input, String name, int max) throws AwsException, AthenaException {
        List<String> values = input.texts(name);
        if (values.isEmpty()) {
            throw broken("'[]'", name, "Member must have length greater than or equal to 1");
        }
        if (values.size() > max) {
            throw broken("", name, "Member must have length less than or equal to " + max);
        }
        return values;
    }

    /// How many items a page may hold: MaxResults, or `most`.
    static int pageSize(JsonInput input, int most) throws AwsException, AthenaException {
        long size = input.integer("MaxResults").orElse((long) most);
        if (size < 1) {
            throw broken("'" + size + "'", "MaxResults", "Member must have value greater than or equal to 1");
        }
        if (size > most) {
            throw AthenaException.invalid("MaxResults is more than maximum allowed length " + most + ".");
        }
        return (int) size;
    }

    static AthenaException broken(String value, String name, String rule) {
        String path = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return AthenaException.invalid("1 validation error detected: Value %sat '%s' failed to satisfy constraint: %s"
                .formatted(value.isEmpty() ? "" : value + ' ', path, rule));
    }
}
