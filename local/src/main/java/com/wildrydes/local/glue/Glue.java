package com.wildrydes.local.glue;

import com.wildrydes.local.disk.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The Data Catalog: what databases, tables and views there are. Thread-safe; names are found in any case.
///
/// The catalog is small and read often: it is held in memory, and a change replaces its file before it counts.
public final class Glue {
    private final JsonFile<CatalogState> file;
    private final Clock clock;
    private volatile CatalogState state;
    private volatile long revision;

    private Glue(JsonFile<CatalogState> file, Clock clock, CatalogState state) {
        this.file = file;
        this.clock = clock;
        this.state = state;
    }

    /// Opens the catalog in a folder, which is made where there is none.
    ///
    /// @throws IOException when the folder cannot be written, or holds no catalog of this version
    public static Glue open(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        JsonFile<CatalogState> file = new JsonFile<>(folder.resolve("catalog.json"), CatalogState.class);
        CatalogState state = file.read().orElse(CatalogState.EMPTY);
        if (state.format() != CatalogState.FORMAT) {
            throw new IOException("%s has format %d, this version reads format %d; delete it to start afresh"
                    .formatted(file.file(), state.format(), CatalogState.FORMAT));
        }
        return new Glue(file, clock, state);
    }

    /// All databases by name.
    public List<StoredDatabase> databases() {
        return state.databases().stream()
                .sorted(Comparator.comparing(stored -> stored.database().name()))
                .toList();
    }

    public Optional<StoredDatabase> database(String name) {
        return state.database(fold(name));
    }

    /// A database's tables and views by name; none for a database that is not there.
    public List<StoredTable> tables(String database) {
        return state.tables().stream()
                .filter(stored -> stored.table().database().equals(fold(database)))
                .sorted(Comparator.comparing(stored -> stored.table().name()))
                .toList();
    }

    public Optional<StoredTable> table(String database, String name) {
        return state.table(fold(database), fold(name));
    }

    /// Makes a database, or replaces what is said of it: the template's way.
    public synchronized void put(GlueDatabase database) throws IOException {
        long created =
                state.database(database.name()).map(StoredDatabase::createdMs).orElse(clock.millis());
        become(state.with(new StoredDatabase(database, created)));
    }

    /// Makes a table, or replaces its definition where it is another one: the template's way.
    ///
    /// @throws GlueException when there is no such database
    public synchronized void put(GlueTable table) throws IOException, GlueException {
        requireDatabase(table.database());
        StoredTable known = state.table(table.database(), table.name()).orElse(null);
        if (known == null) {
            become(state.with(new StoredTable(table, clock.millis(), clock.millis(), 0)));
        } else if (!known.table().equals(table)) {
            become(state.with(new StoredTable(table, known.createdMs(), clock.millis(), known.version() + 1)));
        }
    }

    /// Makes a database.
    ///
    /// @throws GlueException when there is one of this name
    public synchronized void create(GlueDatabase database) throws IOException, GlueException {
        if (state.database(database.name()).isPresent()) {
            throw GlueException.exists("Database already exists.");
        }
        put(database);
    }

    /// Makes a table.
    ///
    /// @throws GlueException when there is one of this name, or no such database
    public synchronized void create(GlueTable table) throws IOException, GlueException {
        requireDatabase(table.database());
        if (state.table(table.database(), table.name()).isPresent()) {
            throw GlueException.exists("Table already exists.");
        }
        put(table);
    }

    /// Changes a table.
    ///
    /// @throws GlueException when there is none of this name
    public synchronized void update(GlueTable table) throws IOException, GlueException {
        requireTable(table.database(), table.name());
        put(table);
    }

    /// Forgets a table; its files stay.
    ///
    /// @throws GlueException when there is none of this name
    public synchronized void deleteTable(String database, String name) throws IOException, GlueException {
        requireTable(database, name);
        become(state.withoutTable(fold(database), fold(name)));
    }

    /// Forgets a database and its tables; their files stay.
    ///
    /// @throws GlueException when there is none of this name
    public synchronized void deleteDatabase(String name) throws IOException, GlueException {
        requireDatabase(name);
        become(state.withoutDatabase(fold(name)));
    }

    /// Counts the changes since the catalog was opened: who knows a revision knows whether there is something new.
    public long revision() {
        return revision;
    }

    StoredDatabase requireDatabase(String name) throws GlueException {
        return database(name).orElseThrow(() -> GlueException.notFound("Database " + name + " not found."));
    }

    StoredTable requireTable(String database, String name) throws GlueException {
        requireDatabase(database);
        return table(database, name).orElseThrow(() -> GlueException.notFound("Table " + name + " not found."));
    }

    private synchronized void become(CatalogState next) throws IOException {
        file.write(next);
        state = next;
        revision++;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
