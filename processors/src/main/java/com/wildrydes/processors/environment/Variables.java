package com.wildrydes.processors.environment;

import java.util.Map;

/// A function's environment variables, as `template.yaml` sets them.
public final class Variables {

    private Variables() {}

    /// The value of a variable that must be set.
    ///
    /// @throws IllegalArgumentException when it is missing or blank
    public static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "environment variable " + name + " must be set: give it to the function in template.yaml");
        }
        return value;
    }

    /// The value of a variable that must be a whole number of at least 1.
    ///
    /// @throws IllegalArgumentException when it is missing or another
    public static int positive(Map<String, String> environment, String name) {
        String value = required(environment, name);
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "environment variable " + name + " must be a whole number of at least 1: " + value);
        }
        return Integer.parseInt(value);
    }
}
