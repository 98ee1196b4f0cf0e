package com.wildrydes.athenaqueries.catalogue;

import java.util.List;

/// A statement with the values of its parameters, ready to be run.
///
/// @param sql one statement, a question mark for each value
/// @param parameters the values as SQL literals, in the order of the question marks
public record BoundQuery(String sql, List<String> parameters) {
    public BoundQuery {
        parameters = List.copyOf(parameters);
    }

    /// A statement as somebody typed it.
    public static BoundQuery of(String sql) {
        return new BoundQuery(sql, List.of());
    }

    /// The statement that shows this one's plan in place of running it.
    public BoundQuery explained() {
        return new BoundQuery("EXPLAIN " + sql, parameters);
    }
}
