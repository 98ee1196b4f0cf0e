package com.wildrydes.athenaengine.catalog;

import com.wildrydes.athenaengine.reading.NamedFiles;
import io.trino.filesystem.TrinoFileSystemFactory;
import io.trino.filesystem.cache.NoopSplitAffinityProvider;
import io.trino.filesystem.cache.SplitAffinityProvider;
import io.trino.metastore.HiveMetastore;
import io.trino.plugin.hive.HiveConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trino's Hive connector over a metastore and a file system that are given.
public final class CatalogPlugin implements Plugin {
    public static final String CONNECTOR = "hive";

    /// How Athena behaves, in the connector's words (Trino documentation, "Hive connector").
    public static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("hive.security", "allow-all"),
            // Athena reads all objects below a location, and finds nothing wrong with a partition that has none.
            Map.entry("hive.recursive-directories", "true"),
            Map.entry("hive.ignore-absent-partitions", "true"),
            Map.entry("hive.partition-projection-enabled", "true"),
            // Athena maps Parquet columns by name (Athena User Guide, "Handle schema updates").
            Map.entry("hive.parquet.use-column-names", "true"),
            Map.entry("hive.timestamp-precision", "MILLISECONDS"),
            // A table of Glue's is an external one, and INSERT INTO may write to it.
            Map.entry("hive.non-managed-table-writes-enabled", "true"),
            Map.entry("hive.non-managed-table-creates-enabled", "true"),
            Map.entry("hive.temporary-staging-directory-enabled", "false"),
            // No statistics are kept: the metastore is a copy of Glue's catalog.
            Map.entry("hive.table-statistics-enabled", "false"),
            Map.entry("hive.collect-column-statistics-on-write", "false"),
            // Nothing is read that the query does not need, so that the bytes scanned are those that Athena bills.
            Map.entry("parquet.footer-read-size", "16B"),
            Map.entry("parquet.small-file-threshold", "0B"),
            Map.entry("parquet.max-merge-distance", "0B"));

    private final HiveMetastore metastore;
    private final TrinoFileSystemFactory fileSystems;

    public CatalogPlugin(HiveMetastore metastore, TrinoFileSystemFactory fileSystems) {
        this.metastore = metastore;
        this.fileSystems = fileSystems;
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories() {
        return List.of(new ConnectorFactory() {
            @Override
            public String getName() {
                return CONNECTOR;
            }

            @Override
            public Connector create(String catalogName, Map<String, String> config, ConnectorContext context) {
                return NamedFiles.over(HiveConnectorFactory.createConnector(
                        catalogName,
                        config,
                        context,
                        // Where a split is read matters to a cluster; the connector wants to be told even so.
                        () -> binder -> binder.bind(SplitAffinityProvider.class).to(NoopSplitAffinityProvider.class),
                        Optional.of(metastore),
                        false,
                        Optional.of(fileSystems)));
            }
        });
    }
}
