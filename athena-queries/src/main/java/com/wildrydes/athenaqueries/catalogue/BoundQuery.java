package com.wildrydes.athenaqueries.catalogue;

import java.util.Iterator;
import java.util.List;

/// A statement with the values of its parameters, ready to be run.
///
/// @param pieces of the statement, with a parameter between any two
/// @param parameters the values as SQL literals, in the statement's order
public record BoundQuery(List<String> pieces, List<String> parameters) {
    public BoundQuery {
        pieces = List.copyOf(pieces);
        parameters = List.copyOf(parameters);
        if (pieces.size() != parameters.size() + 1) {
            throw new IllegalArgumentException("there must be one piece more than parameters: " + pieces.size()
                    + " pieces, " + parameters.size() + " parameters");
        }
    }

    /// A statement as somebody typed it.
    public static BoundQuery of(String sql) {
        return new BoundQuery(List.of(sql), List.of());
    }

    /// The statement with a question mark in each parameter's place.
    public String sql() {
        return String.join("?", pieces);
    }

    /// The statement that shows this one's plan in place of running it. Athena binds parameters in queries
    /// only, so here the literals stand in the text.
    public BoundQuery explained() {
        var text = new StringBuilder("EXPLAIN ");
        Iterator<String> literals = parameters.iterator();
        for (String piece : pieces) {
            text.append(piece);
            if (literals.hasNext()) {
                text.append(literals.next());
            }
        }
        return of(text.toString());
    }
}
