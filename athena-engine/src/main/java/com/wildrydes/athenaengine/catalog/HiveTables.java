package com.wildrydes.athenaengine.catalog;

import com.wildrydes.athenaengine.catalog.GlueTable.GlueColumn;
import io.trino.metastore.Column;
import io.trino.metastore.HiveType;
import io.trino.metastore.StorageFormat;
import io.trino.metastore.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Between Glue's tables and those of Trino's metastore, which are nearly the same: both descend from Hive's.
final class HiveTables {
    /// Whoever a view runs as. There is one user here, who may do everything.
    static final String OWNER = "athena";

    private static final String VIEW = "VIRTUAL_VIEW";
    private static final String TABLE = "EXTERNAL_TABLE";

    private HiveTables() {}

    static Table toHive(GlueTable table) {
        return table.viewOriginalText() == null ? stored(table) : view(table, table.viewOriginalText());
    }

    private static Table stored(GlueTable table) {
        return Table.builder()
                .setDatabaseName(table.database())
                .setTableName(table.name())
                .setOwner(Optional.of(OWNER))
                .setTableType(TABLE)
                .setDataColumns(toHive(table.columns()))
                .setPartitionColumns(toHive(table.partitionKeys()))
                .setParameters(table.parameters())
                .withStorage(storage -> storage.setLocation(Optional.ofNullable(table.location()))
                        .setStorageFormat(
                                StorageFormat.createNullable(table.serde(), table.inputFormat(), table.outputFormat()))
                        .setSerdeParameters(table.serdeParameters()))
                .build();
    }

    private static Table view(GlueTable view, String originalText) {
        Map<String, String> parameters = new HashMap<>(view.parameters());
        // What tells Trino its own views from Hive's; Athena writes both, templates often forget one.
        parameters.put("presto_view", "true");
        parameters.put(Table.TABLE_COMMENT, "Presto View");
        return Table.builder()
                .setDatabaseName(view.database())
                .setTableName(view.name())
                .setOwner(Optional.of(OWNER))
                .setTableType(VIEW)
                // A view's columns are in its text. Hive wants one at least, and does not know Trino's types.
                .setDataColumns(List.of(new Column("dummy", HiveType.HIVE_STRING, Optional.empty(), Map.of())))
                .setPartitionColumns(List.of())
                .setParameters(parameters)
                .setViewOriginalText(Optional.of(originalText))
                .setViewExpandedText(Optional.of("/* Presto View */"))
                .withStorage(storage -> storage.setStorageFormat(StorageFormat.VIEW_STORAGE_FORMAT)
                        .setLocation(""))
                .build();
    }

    static GlueTable toGlue(Table table) {
        StorageFormat format = table.getStorage().getStorageFormat();
        return new GlueTable(
                table.getDatabaseName(),
                table.getTableName(),
                toGlue(table.getDataColumns()),
                table.getParameters(),
                table.getViewOriginalText().orElse(null),
                toGlue(table.getPartitionColumns()),
                table.getStorage().getOptionalLocation().orElse(null),
                format.getInputFormatNullable(),
                format.getOutputFormatNullable(),
                format.getSerDeNullable(),
                table.getStorage().getSerdeParameters());
    }

    private static List<Column> toHive(List<GlueColumn> columns) {
        return columns.stream()
                .map(column -> new Column(column.name(), HiveType.valueOf(column.type()), Optional.empty(), Map.of()))
                .toList();
    }

    private static List<GlueColumn> toGlue(List<Column> columns) {
        return columns.stream()
                .map(column -> new GlueColumn(
                        column.getName(), column.getType().getHiveTypeName().toString()))
                .toList();
    }
}
