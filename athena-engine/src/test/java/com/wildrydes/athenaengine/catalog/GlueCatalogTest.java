package com.wildrydes.athenaengine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.athenaengine.catalog.GlueTable.GlueColumn;
import io.trino.filesystem.local.LocalFileSystemFactory;
import io.trino.metastore.HiveMetastore;
import io.trino.metastore.PrincipalPrivileges;
import io.trino.metastore.TableInfo;
import io.trino.plugin.hive.metastore.file.FileHiveMetastore;
import io.trino.plugin.hive.metastore.file.FileHiveMetastoreConfig;
import io.trino.spi.NodeVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlueCatalogTest {
    private static final List<String> FLEET = List.of("fleet");

    @TempDir
    Path folder;

    private HiveMetastore metastore;
    private GlueCatalog catalog;

    @BeforeEach
    void open() {
        metastore = new FileHiveMetastore(
                NodeVersion.UNKNOWN,
                new LocalFileSystemFactory(folder),
                false,
                new FileHiveMetastoreConfig().setCatalogDirectory("local:///").setDisableLocationChecks(true));
        catalog = new GlueCatalog(metastore);
    }

    private static GlueTable table(String name, String type) {
        String hive = "org.apache.hadoop.hive.ql.io.parquet.";
        return new GlueTable(
                "fleet",
                name,
                List.of(new GlueColumn("x", type)),
                Map.of("projection.enabled", "false"),
                null,
                List.of(),
                "s3://bucket/" + name + '/',
                hive + "MapredParquetInputFormat",
                hive + "MapredParquetOutputFormat",
                hive + "serde.ParquetHiveSerDe",
                Map.of());
    }

    private List<String> tables() {
        return metastore.getTables("fleet").stream()
                .map(TableInfo::tableName)
                .map(name -> name.getTableName())
                .sorted()
                .toList();
    }

    @Test
    void the_metastore_becomes_what_the_catalog_is() {
        catalog.replace(FLEET, List.of(table("a", "int"), table("b", "int")));
        catalog.replace(FLEET, List.of(table("b", "string"), table("c", "int")));

        assertThat(tables()).containsExactly("b", "c");
        assertThat(metastore.getTable("fleet", "b"))
                .hasValueSatisfying(b -> assertThat(HiveTables.toGlue(b)).isEqualTo(table("b", "string")));

        catalog.replace(List.of(), List.of());
        assertThat(metastore.getAllDatabases()).isEmpty();
    }

    @Test
    void what_a_statement_created_stays_until_its_keeper_was_told_and_leaves_it_out() {
        catalog.replace(FLEET, List.of(table("a", "int")));
        metastore.createTable(HiveTables.toHive(table("made", "int")), PrincipalPrivileges.NO_PRIVILEGES);

        catalog.replace(FLEET, List.of(table("a", "int")));
        assertThat(tables()).containsExactly("a", "made");

        assertThat(catalog.created()).containsExactly(table("made", "int"));
        assertThat(catalog.created()).isEmpty();

        catalog.replace(FLEET, List.of(table("a", "int")));
        assertThat(tables()).containsExactly("a");
    }

    @Test
    void a_table_that_cannot_be_is_told_of_and_the_others_are_taken_up() {
        assertThat(catalog.replace(FLEET, List.of(table("bad", "no such type"), table("good", "int"))))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.table()).isEqualTo("fleet.bad");
                    assertThat(refused.reason()).isNotBlank();
                });
        assertThat(tables()).containsExactly("good");
    }
}
