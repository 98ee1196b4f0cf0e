package com.wildrydes.athenaengine;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.wildrydes.athenaengine.catalog.CatalogPlugin;
import com.wildrydes.athenaengine.catalog.GlueCatalog;
import io.airlift.log.Level;
import io.airlift.log.Logging;
import io.trino.filesystem.TrinoFileSystemFactory;
import io.trino.filesystem.local.LocalFileSystemFactory;
import io.trino.metastore.HiveMetastore;
import io.trino.plugin.hive.metastore.file.FileHiveMetastore;
import io.trino.plugin.hive.metastore.file.FileHiveMetastoreConfig;
import io.trino.server.testing.TestingTrinoServer;
import io.trino.spi.NodeVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A Trino of one node, coordinator and worker at once.
final class TrinoServer implements AutoCloseable {
    private static final String CATALOG = "awsdatacatalog";

    private static final Map<String, String> PROPERTIES = Map.of(
            "web-ui.enabled", "false",
            "query.max-memory-per-node", "50%",
            "memory.heap-headroom-per-node", "30%");

    private final TestingTrinoServer server;
    private final GlueCatalog catalog;

    private TrinoServer(TestingTrinoServer server, GlueCatalog catalog) {
        this.server = server;
        this.catalog = catalog;
    }

    /// @param work for files of its own
    static TrinoServer start(TrinoFileSystemFactory files, Path work) throws IOException {
        Path folder = empty(work.resolve("metastore"));
        HiveMetastore metastore = new FileHiveMetastore(
                NodeVersion.UNKNOWN,
                new LocalFileSystemFactory(folder),
                false,
                new FileHiveMetastoreConfig().setCatalogDirectory("local:///").setDisableLocationChecks(true));
        quiet();
        TestingTrinoServer server = TestingTrinoServer.builder()
                .setProperties(PROPERTIES)
                .setBaseDataDir(Optional.of(Files.createDirectories(work.resolve("trino"))))
                .setAdditionalConfiguration(starting -> {
                    starting.installPlugin(new CatalogPlugin(metastore, files));
                    starting.createCatalog(CATALOG, CatalogPlugin.CONNECTOR, CatalogPlugin.PROPERTIES);
                })
                .build();
        return new TrinoServer(server, new GlueCatalog(metastore));
    }

    /// What an earlier process knew may have been dropped since: the stack tells all anew.
    private static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        return Files.createDirectories(folder);
    }

    /// At its start Trino would write a line for each property that it has.
    private static void quiet() {
        Logging.initialize().setLevel("io.trino.bootstrap", Level.WARN);
    }

    URI address() {
        return server.getBaseUrl();
    }

    GlueCatalog catalog() {
        return catalog;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
