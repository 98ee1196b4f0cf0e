package com.wildrydes.local.athena.catalog;

import com.wildrydes.local.glue.GlueColumn;
import com.wildrydes.local.glue.GlueStorage;
import com.wildrydes.local.glue.GlueTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table as the statement that would make it, in Hive's layout (Athena User Guide, "SHOW CREATE TABLE").
final class CreateTableText {
    private CreateTableText() {}

    static List<String> of(GlueTable table) {
        GlueStorage storage = table.storage();
        List<String> lines = new ArrayList<>();
        lines.add("CREATE EXTERNAL TABLE `" + table.name() + "`(");
        list(lines, storage.columns().stream().map(CreateTableText::column));
        if (!table.partitionKeys().isEmpty()) {
            lines.add("PARTITIONED BY ( ");
            list(lines, table.partitionKeys().stream().map(CreateTableText::column));
        }
        clause(lines, "ROW FORMAT SERDE ", storage.serde());
        if (!storage.serdeParameters().isEmpty()) {
            lines.add("WITH SERDEPROPERTIES ( ");
            list(lines, properties(storage.serdeParameters()));
        }
        clause(lines, "STORED AS INPUTFORMAT ", storage.inputFormat());
        clause(lines, "OUTPUTFORMAT ", storage.outputFormat());
        clause(lines, "LOCATION", storage.location());
        if (!table.parameters().isEmpty()) {
            lines.add("TBLPROPERTIES (");
            list(lines, properties(table.parameters()));
        }
        return lines;
    }

    private static void clause(List<String> lines, String words, @Nullable String value) {
        if (value != null) {
            lines.add(words);
            lines.add("  " + quoted(value));
        }
    }

    /// Items a line each, with a comma after all but the last and a bracket after that.
    private static void list(List<String> lines, Stream<String> items) {
        List<String> all = items.toList();
        for (int i = 0; i < all.size(); i++) {
            lines.add("  " + all.get(i) + (i < all.size() - 1 ? ", " : ")"));
        }
    }

    private static String column(GlueColumn column) {
        String comment = column.comment();
        return '`' + column.name() + "` " + column.type() + (comment == null ? "" : " COMMENT " + quoted(comment));
    }

    private static Stream<String> properties(Map<String, String> properties) {
        return properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(property -> quoted(property.getKey()) + '=' + quoted(property.getValue()));
    }

    private static String quoted(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }
}
