package com.wildrydes.athenaqueries.result;

import java.util.Set;

/// A column of a result.
///
/// @param name as the statement calls it
/// @param type as Athena calls it, for example `bigint`
public record Column(String name, String type) {
    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "integer", "bigint", "float", "real", "double", "decimal");

    boolean isNumber() {
        return NUMBERS.contains(type);
    }

    boolean isBoolean() {
        return type.equals("boolean");
    }
}
