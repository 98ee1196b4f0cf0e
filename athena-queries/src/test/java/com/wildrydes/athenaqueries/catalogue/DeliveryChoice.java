package com.wildrydes.athenaqueries.catalogue;

/// Finds, in a query's text, where it chooses each event's first delivery.
public final class DeliveryChoice {
    private DeliveryChoice() {}

    /// From `WITH` to the end of the first of its tables.
    public static String of(String sql) {
        return sql.substring(0, sql.indexOf("\n)") + 2);
    }

    /// One space between any two words, none beside brackets; without comments.
    public static String normal(String sql) {
        return sql.replaceAll("--[^\n]*", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([()]) ?", "$1")
                .strip();
    }
}
