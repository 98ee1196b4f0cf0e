package com.wildrydes.local.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of the Glue Data Catalog.
public sealed interface GlueResource extends Resource {

    /// A database.
    ///
    /// @param locationUri null where none is given
    record DatabaseResource(
            String logicalId,
            String physicalId,
            String description,
            @Nullable String locationUri,
            Map<String, String> parameters)
            implements GlueResource {
        public static final String TYPE = "AWS::Glue::Database";

        public DatabaseResource {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// A table over files, or a view.
    ///
    /// @param physicalId its name
    /// @param tableType `EXTERNAL_TABLE` or `VIRTUAL_VIEW`
    /// @param storage null for a view that gives none but columns
    /// @param viewOriginalText a view's definition as Athena writes it, `Presto View: <JSON in Base64>` within a
    /// comment; null for a table
    /// @param viewExpandedText null where none is given
    record CatalogTableResource(
            String logicalId,
            String physicalId,
            String database,
            String tableType,
            String description,
            Map<String, String> parameters,
            List<Column> columns,
            List<Column> partitionKeys,
            @Nullable Storage storage,
            @Nullable String viewOriginalText,
            @Nullable String viewExpandedText)
            implements GlueResource {
        public static final String TYPE = "AWS::Glue::Table";

        public CatalogTableResource {
            parameters = Map.copyOf(parameters);
            columns = List.copyOf(columns);
            partitionKeys = List.copyOf(partitionKeys);
        }

        public boolean isView() {
            return tableType.equals("VIRTUAL_VIEW");
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// A column.
    ///
    /// @param type in Hive's words, such as `bigint`
    record Column(String name, String type, @Nullable String comment) {}

    /// Where a table's files are, and how they are read.
    ///
    /// @param location such as `s3://bucket/events/`
    record Storage(
            String location,
            String inputFormat,
            String outputFormat,
            String serializationLibrary,
            Map<String, String> serdeParameters) {
        public Storage {
            serdeParameters = Map.copyOf(serdeParameters);
        }
    }
}
