package com.wildrydes.athenaqueries.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The saved queries, by name. Immutable.
public final class Catalogue {
    /// In the order in which they are listed: the four that the workshop asks, then those that follow from
    /// them.
    private static final List<String> NAMES = List.of(
            "trip",
            "events-after",
            "total-distance",
            "low-vitals",
            "activity",
            "heat-map",
            "speed-profile",
            "too-fast",
            "gaps",
            "late-events",
            "duplicates",
            "before-a-fall",
            "ranking",
            "data-quality");

    private final List<SavedQuery> queries;

    private Catalogue(List<SavedQuery> queries) {
        this.queries = List.copyOf(queries);
    }

    /// The project's own.
    public static Catalogue load() {
        return new Catalogue(
                NAMES.stream().map(name -> QueryFile.parse(name, read(name))).toList());
    }

    /// All of them.
    public List<SavedQuery> queries() {
        return queries;
    }

    /// The query of this name.
    ///
    /// @throws QueryUsageException when there is none
    public SavedQuery query(String name) {
        return queries.stream()
                .filter(query -> query.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new QueryUsageException("there is no query '" + name + "'"
                        + Nearest.suggestion(name, NAMES) + " The queries are " + String.join(", ", NAMES)));
    }

    private static String read(String name) {
        try (InputStream file = Catalogue.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("there is no file " + name + ".sql beside this class");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
