package com.wildrydes.local.athena.engine;

import java.util.List;
import java.util.Map;

/// A table of Glue's, as far as a query needs it (AWS Glue API, "Table structure").
public sealed interface CatalogTable {

    String database();

    String name();

    List<Column> columns();

    /// Glue's table parameters. Partition projection is in them, under Athena's names (`projection.enabled`,
    /// `projection.arrivalday.type`, `storage.location.template`).
    Map<String, String> parameters();

    /// A table whose rows are files below a location.
    ///
    /// @param partitionKeys columns whose values come from folders, not from files
    /// @param location `s3://bucket/prefix/`
    /// @param inputFormat and outputFormat class names of Hive
    /// @param serde class name of the serialization library
    record Stored(
            String database,
            String name,
            List<Column> columns,
            List<Column> partitionKeys,
            String location,
            String inputFormat,
            String outputFormat,
            String serde,
            Map<String, String> serdeParameters,
            Map<String, String> parameters)
            implements CatalogTable {

        public Stored {
            columns = List.copyOf(columns);
            partitionKeys = List.copyOf(partitionKeys);
            serdeParameters = Map.copyOf(serdeParameters);
            parameters = Map.copyOf(parameters);
        }
    }

    /// A view of Athena's.
    ///
    /// @param originalText `/* Presto View: <Base64 of JSON> */`, as Glue keeps it in `ViewOriginalText`
    record View(String database, String name, List<Column> columns, String originalText, Map<String, String> parameters)
            implements CatalogTable {

        public View {
            columns = List.copyOf(columns);
            parameters = Map.copyOf(parameters);
        }
    }
}
