package com.wildrydes.local.glue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The whole catalog, as the file `catalog.json` holds it. Immutable.
///
/// @param format of the file
record CatalogState(int format, List<StoredDatabase> databases, List<StoredTable> tables) {
    static final int FORMAT = 1;
    static final CatalogState EMPTY = new CatalogState(FORMAT, List.of(), List.of());

    CatalogState {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
    }

    Optional<StoredDatabase> database(String name) {
        return databases.stream()
                .filter(stored -> stored.database().name().equals(name))
                .findFirst();
    }

    Optional<StoredTable> table(String database, String name) {
        return tables.stream().filter(is(database, name)).findFirst();
    }

    CatalogState with(StoredDatabase added) {
        List<StoredDatabase> changed = new ArrayList<>(databases);
        changed.removeIf(
                stored -> stored.database().name().equals(added.database().name()));
        changed.add(added);
        return new CatalogState(format, changed, tables);
    }

    CatalogState with(StoredTable added) {
        List<StoredTable> changed = new ArrayList<>(tables);
        changed.removeIf(is(added.table().database(), added.table().name()));
        changed.add(added);
        return new CatalogState(format, databases, changed);
    }

    CatalogState withoutTable(String database, String name) {
        return new CatalogState(
                format,
                databases,
                tables.stream().filter(is(database, name).negate()).toList());
    }

    /// Without a database and its tables.
    CatalogState withoutDatabase(String name) {
        return new CatalogState(
                format,
                databases.stream()
                        .filter(stored -> !stored.database().name().equals(name))
                        .toList(),
                tables.stream()
                        .filter(stored -> !stored.table().database().equals(name))
                        .toList());
    }

    private static Predicate<StoredTable> is(String database, String name) {
        return stored -> stored.table().database().equals(database)
                && stored.table().name().equals(name);
    }
}
