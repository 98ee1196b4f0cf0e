package com.wildrydes.athenaengine.catalog;

import io.trino.metastore.Database;
import io.trino.metastore.HiveMetastore;
import io.trino.metastore.PrincipalPrivileges;
import io.trino.metastore.Table;
import io.trino.metastore.TableInfo;
import io.trino.spi.connector.SchemaTableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps a metastore equal to Glue's catalog, of which the local stack is the keeper. What statements create on their
/// own is told to it, and stays until the next catalog that could know it. Thread-safe.
public final class GlueCatalog {
    private final HiveMetastore metastore;
    private final Set<SchemaTableName> known = new HashSet<>();

    public GlueCatalog(HiveMetastore metastore) {
        this.metastore = metastore;
    }

    /// A table that cannot be taken up, and why. The others are.
    public record Refused(String table, String reason) {}

    /// Makes the metastore hold these databases and tables, and what statements created that nobody has been told of.
    public synchronized List<Refused> replace(List<String> databases, List<GlueTable> tables) {
        List<Refused> refused = new ArrayList<>();
        Map<SchemaTableName, GlueTable> wanted = new HashMap<>();
        for (GlueTable table : tables) {
            wanted.put(new SchemaTableName(table.database(), table.name()), table);
        }
        ensureDatabases(databases);
        dropForgotten(wanted.keySet());
        wanted.forEach((name, table) -> {
            try {
                put(name, HiveTables.toHive(table));
                known.add(name);
            } catch (RuntimeException e) {
                refused.add(new Refused(name.toString(), String.valueOf(e.getMessage())));
            }
        });
        dropDatabases(databases);
        return refused;
    }

    /// What statements created that no catalog held yet.
    public synchronized List<GlueTable> created() {
        List<GlueTable> created = new ArrayList<>();
        for (SchemaTableName name : names()) {
            if (!known.contains(name)) {
                metastore
                        .getTable(name.getSchemaName(), name.getTableName())
                        .map(HiveTables::toGlue)
                        .ifPresent(created::add);
                // From now on the keeper knows of it: a catalog without it says that it is dropped.
                known.add(name);
            }
        }
        return created;
    }

    private void put(SchemaTableName name, Table table) {
        Optional<Table> present = metastore.getTable(name.getSchemaName(), name.getTableName());
        if (present.isEmpty()) {
            metastore.createTable(table, PrincipalPrivileges.NO_PRIVILEGES);
        } else if (!present.get().equals(table)) {
            metastore.replaceTable(
                    name.getSchemaName(), name.getTableName(), table, PrincipalPrivileges.NO_PRIVILEGES, Map.of());
        }
    }

    private void dropForgotten(Set<SchemaTableName> wanted) {
        for (SchemaTableName name : names()) {
            if (known.contains(name) && !wanted.contains(name)) {
                metastore.dropTable(name.getSchemaName(), name.getTableName(), false);
                known.remove(name);
            }
        }
    }

    private void ensureDatabases(List<String> databases) {
        Set<String> present = new HashSet<>(metastore.getAllDatabases());
        for (String database : databases) {
            if (present.add(database.toLowerCase(Locale.ROOT))) {
                metastore.createDatabase(Database.builder()
                        .setDatabaseName(database.toLowerCase(Locale.ROOT))
                        .setOwnerName(Optional.empty())
                        .setOwnerType(Optional.empty())
                        .build());
            }
        }
    }

    private void dropDatabases(List<String> databases) {
        Set<String> wanted = new HashSet<>();
        databases.forEach(database -> wanted.add(database.toLowerCase(Locale.ROOT)));
        for (String database : metastore.getAllDatabases()) {
            if (!wanted.contains(database) && metastore.getTables(database).isEmpty()) {
                metastore.dropDatabase(database, false);
            }
        }
    }

    private List<SchemaTableName> names() {
        return metastore.getAllDatabases().stream()
                .flatMap(database -> metastore.getTables(database).stream())
                .map(TableInfo::tableName)
                .toList();
    }
}
