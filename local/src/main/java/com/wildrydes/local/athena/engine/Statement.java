package com.wildrydes.local.athena.engine;

import java.util.List;

/// What is to be run.
///
/// @param text one SQL statement of Trino's grammar, without a semicolon
/// @param parameters for the question marks in the text, in order, each one SQL expression that is constant
///     (`'Shadowfax'`, `12.5`, `DATE '2026-01-01'`). They are bound, never pasted into the text
/// @param database where names without one are looked up
public record Statement(String text, List<String> parameters, String database) {

    public Statement {
        parameters = List.copyOf(parameters);
    }
}
