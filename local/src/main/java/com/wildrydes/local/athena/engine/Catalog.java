package com.wildrydes.local.athena.engine;

import java.util.List;

/// What statements can name.
///
/// @param databases all of them, also those without tables
public record Catalog(List<String> databases, List<CatalogTable> tables) {

    public static final Catalog EMPTY = new Catalog(List.of(), List.of());

    public Catalog {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
    }
}
