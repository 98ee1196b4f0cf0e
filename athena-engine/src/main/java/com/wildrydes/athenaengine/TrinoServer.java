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
    private static final String SPILL_FOLDER = "spiller-spill-path";

    /// A window, a sort, a join or a grouping that outgrows the memory goes on from disk. Trino's operator for "the
    /// first row of each partition", which removes duplicates, would keep all partitions in memory: it is off.
    private static final Map<String, String> PROPERTIES = Map.of(
            "web-ui.enabled", "false",
            "query.max-memory-per-node", "50%",
            "memory.heap-headroom-per-node", "30%",
            "spill-enabled", "true",
            "spill-compression-codec", "LZ4",
            "optimizer.optimize-top-n-ranking", "false");

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
                .addProperty(SPILL_FOLDER, empty(work.resolve("spill")).toString())
                .setBaseDataDir(Optional.of(Files.createDirectories(work.resolve("trino"))))
                .setAdditionalConfiguration(starting -> {
                    starting.installPlugin(new CatalogPlugin(metastore, files));
                    starting.createCatalog(CATALOG, CatalogPlugin.CONNECTOR, CatalogPlugin.PROPERTIES);
                })
                .build();
        return new TrinoServer(server, new GlueCatalog(metastore));
    }

    /// What an earlier process knew or put aside is worth nothing: the stack tells all anew.
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
