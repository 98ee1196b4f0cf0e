package com.wildrydes.local.athena.catalog;

import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.glue.Glue;
import com.wildrydes.local.glue.GlueColumn;
import com.wildrydes.local.glue.GlueException;
import com.wildrydes.local.glue.GlueStorage;
import com.wildrydes.local.glue.GlueTable;
import com.wildrydes.local.glue.StoredTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the engine's catalog like Glue's. Thread-safe.
public final class EngineCatalog {
    private final Glue glue;
    private final QueryEngine engine;
    private long toldRevision = -1;

    public EngineCatalog(Glue glue, QueryEngine engine) {
        this.glue = glue;
        this.engine = engine;
    }

    /// Tells the engine what there is, where that has changed: before each statement.
    public synchronized void tell() {
        long revision = glue.revision();
        if (revision != toldRevision) {
            engine.catalog(catalog());
            toldRevision = revision;
        }
    }

    /// Takes up what a statement made.
    ///
    /// @throws GlueException when its database has gone meanwhile
    /// @throws DdlException when the engine's text of a view cannot be read
    public void take(List<CatalogTable> created) throws IOException, GlueException, DdlException {
        for (CatalogTable table : created) {
            glue.put(table(table));
        }
    }

    private Catalog catalog() {
        List<String> databases = glue.databases().stream()
                .map(stored -> stored.database().name())
                .toList();
        List<CatalogTable> tables = new ArrayList<>();
        for (String database : databases) {
            for (StoredTable stored : glue.tables(database)) {
                table(stored.table()).ifPresent(tables::add);
            }
        }
        return new Catalog(databases, tables);
    }

    /// A table as the engine takes it; empty for one that says too little to be read, which Glue keeps all the same.
    private static Optional<CatalogTable> table(GlueTable table) {
        GlueStorage storage = table.storage();
        if (table.isView()) {
            return Optional.ofNullable(table.viewOriginalText())
                    .map(text -> new CatalogTable.View(
                            table.database(), table.name(), columns(storage.columns()), text, table.parameters()));
        }
        if (storage.location() == null
                || storage.inputFormat() == null
                || storage.outputFormat() == null
                || storage.serde() == null) {
            return Optional.empty();
        }
        return Optional.of(new CatalogTable.Stored(
                table.database(),
                table.name(),
                columns(storage.columns()),
                columns(table.partitionKeys()),
                storage.location(),
                storage.inputFormat(),
                storage.outputFormat(),
                storage.serde(),
                storage.serdeParameters(),
                table.parameters()));
    }

    private static List<Column> columns(List<GlueColumn> columns) {
        return columns.stream()
                .map(column -> new Column(column.name(), column.type()))
                .toList();
    }

    private static GlueTable table(CatalogTable created) throws DdlException {
        return switch (created) {
            case CatalogTable.Stored stored ->
                new GlueTable(
                        stored.database(),
                        stored.name(),
                        null,
                        "EXTERNAL_TABLE",
                        new GlueStorage(
                                glueColumns(stored.columns()),
                                stored.location(),
                                stored.inputFormat(),
                                stored.outputFormat(),
                                false,
                                stored.serde(),
                                stored.serdeParameters(),
                                Map.of()),
                        glueColumns(stored.partitionKeys()),
                        with(stored.parameters(), Map.of("EXTERNAL", "TRUE")),
                        null,
                        null);
            case CatalogTable.View view ->
                new GlueTable(
                        view.database(),
                        view.name(),
                        null,
                        GlueTable.VIRTUAL_VIEW,
                        new GlueStorage(
                                ViewText.columns(view.name(), view.originalText()),
                                null,
                                null,
                                null,
                                false,
                                null,
                                Map.of(),
                                Map.of()),
                        List.of(),
                        with(view.parameters(), Map.of("presto_view", "true", "comment", "Presto View")),
                        view.originalText(),
                        "/* Presto View */");
        };
    }

    private static List<GlueColumn> glueColumns(List<Column> columns) {
        return columns.stream()
                .map(column -> new GlueColumn(column.name(), column.type(), null))
                .toList();
    }

    /// What a statement set, without the engine's notes to itself, and what Athena sets.
    private static Map<String, String> with(Map<String, String> parameters, Map<String, String> athenas) {
        Map<String, String> all = new HashMap<>(parameters);
        all.keySet().removeIf(name -> name.startsWith("trino_"));
        all.putAll(athenas);
        return all;
    }
}
