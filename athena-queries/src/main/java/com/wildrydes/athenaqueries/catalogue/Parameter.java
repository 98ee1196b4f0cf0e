package com.wildrydes.athenaqueries.catalogue;

import java.util.Optional;

/// A parameter of a saved query.
///
/// @param meaning in a few words
/// @param fallback the value when none is given; without it one must be
/// @param example a value that makes sense
public record Parameter(String name, ParameterType type, String meaning, Optional<String> fallback, String example) {
    /// @throws IllegalArgumentException when the default or the example is no value of the type
    public Parameter {
        fallback.ifPresent(type::literal);
        type.literal(example);
    }

    /// The SQL literal of a value.
    ///
    /// @throws QueryUsageException when it is no value of the parameter's type
    String literal(String value) {
        try {
            return type.literal(value);
        } catch (IllegalArgumentException e) {
            throw new QueryUsageException("parameter " + name + " " + e.getMessage());
        }
    }
}
