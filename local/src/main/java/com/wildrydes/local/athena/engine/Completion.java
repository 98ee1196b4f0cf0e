package com.wildrydes.local.athena.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement did.
///
/// @param updateType as Trino names it, such as `INSERT`, `CREATE TABLE`, `CREATE VIEW`; null for a query
/// @param updateCount rows written; 0 for a query
/// @param created tables and views that the statement made. They are in the engine's catalog until
/// [QueryEngine#catalog]
///     is called next: whoever keeps the catalog takes them up
/// @param progress final figures
public record Completion(@Nullable String updateType, long updateCount, List<CatalogTable> created, Progress progress) {

    public Completion {
        created = List.copyOf(created);
    }
}
