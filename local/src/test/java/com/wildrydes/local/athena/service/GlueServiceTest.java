package com.wildrydes.local.athena.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.MetadataException;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/// The catalog through Glue's client, and through Athena's.
class GlueServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00.123Z");
    private static final TableInput TRIPS = TableInput.builder()
            .name("Trips")
            .tableType("EXTERNAL_TABLE")
            .parameters(Map.of("classification", "parquet"))
            .storageDescriptor(storage -> storage.location("s3://bucket/trips/")
                    .columns(Column.builder()
                            .name("x")
                            .type("int")
                            .comment("a number")
                            .build())
                    .serdeInfo(serde -> serde.serializationLibrary("parquet").parameters(Map.of("a", "b"))))
            .build();

    @TempDir
    private Path folder;

    private AthenaFixture athena;

    @BeforeEach
    void open() throws IOException {
        athena = AthenaFixture.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        athena.close();
    }

    @Test
    void the_templates_table_is_told_whole() {
        Table table = athena.glueClient
                .getTable(request -> request.databaseName("WildRydes").name("WILDRYDES"))
                .table();

        assertThat(table.name()).isEqualTo("wildrydes");
        assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.createTime()).isEqualTo(NOW);
        assertThat(table.parameters()).containsEntry("projection.enabled", "true");
        assertThat(table.partitionKeys()).extracting(Column::name).containsExactly("arrivalday");
        assertThat(table.storageDescriptor().location()).isEqualTo("s3://bucket/events/");
        assertThat(table.storageDescriptor().columns())
                .extracting(Column::name, Column::type, Column::comment)
                .containsExactly(Tuple.tuple("name", "string", "Unicorn"), Tuple.tuple("distance", "double", null));
        assertThat(table.storageDescriptor().serdeInfo().serializationLibrary()).endsWith("ParquetHiveSerDe");
    }

    @Test
    void tables_are_made_changed_and_deleted() {
        athena.glueClient.createTable(
                request -> request.databaseName("wildrydes").tableInput(TRIPS));
        assertThatThrownBy(() -> athena.glueClient.createTable(
                        request -> request.databaseName("wildrydes").tableInput(TRIPS)))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Table already exists.");
        athena.glueClient.updateTable(request -> request.databaseName("wildrydes")
                .tableInput(TRIPS.toBuilder().description("Trips").build()));

        Table table = athena.glueClient
                .getTable(request -> request.databaseName("wildrydes").name("trips"))
                .table();

        assertThat(table.description()).isEqualTo("Trips");
        assertThat(table.versionId()).isEqualTo("1");
        assertThat(table.storageDescriptor().columns())
                .isEqualTo(TRIPS.storageDescriptor().columns());
        athena.glueClient.deleteTable(
                request -> request.databaseName("wildrydes").name("trips"));
        assertThatThrownBy(() -> athena.glueClient.getTable(
                        request -> request.databaseName("wildrydes").name("trips")))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Table trips not found.");
    }

    @Test
    void tables_are_listed_by_expression_and_page() {
        athena.glueClient.createTable(
                request -> request.databaseName("wildrydes").tableInput(TRIPS));

        assertThat(
                        athena
                                .glueClient
                                .getTablesPaginator(request ->
                                        request.databaseName("wildrydes").maxResults(1))
                                .stream()
                                .map(page -> page.tableList().stream()
                                        .map(Table::name)
                                        .toList()))
                .containsExactly(List.of("trips"), List.of("wildrydes"));
        assertThat(athena.glueClient
                        .getTables(request -> request.databaseName("wildrydes").expression("tri.*"))
                        .tableList())
                .extracting(Table::name)
                .containsExactly("trips");
        assertThatThrownBy(() -> athena.glueClient.getTables(
                        request -> request.databaseName("wildrydes").expression("(")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void databases_are_made_listed_and_deleted() {
        athena.glueClient.createDatabase(request -> request.databaseInput(database -> database.name("rides")));

        assertThat(athena.glueClient.getDatabases(request -> {}).databaseList())
                .extracting(database -> database.name())
                .containsExactly("rides", "wildrydes");
        athena.glueClient.deleteDatabase(request -> request.name("rides"));
        assertThatThrownBy(() -> athena.glueClient.getDatabase(request -> request.name("rides")))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Database rides not found.");
    }

    @Test
    void projected_partitions_are_not_stored() {
        assertThat(athena.glueClient
                        .getPartitions(
                                request -> request.databaseName("wildrydes").tableName("wildrydes"))
                        .partitions())
                .isEmpty();
    }

    @Test
    void athena_tells_the_same_catalog() {
        assertThat(athena.client.listDataCatalogs(request -> {}).dataCatalogsSummary())
                .singleElement()
                .satisfies(catalog -> assertThat(catalog.catalogName()).isEqualTo("AwsDataCatalog"));
        assertThat(athena.client
                        .listDatabases(request -> request.catalogName("AwsDataCatalog"))
                        .databaseList())
                .extracting(database -> database.name())
                .containsExactly("wildrydes");
        var table = athena.client
                .getTableMetadata(request -> request.catalogName("AwsDataCatalog")
                        .databaseName("wildrydes")
                        .tableName("wildrydes"))
                .tableMetadata();
        assertThat(table.columns()).extracting(column -> column.name()).containsExactly("name", "distance");
        assertThat(table.partitionKeys()).extracting(column -> column.name()).containsExactly("arrivalday");
        assertThat(table.parameters())
                .containsEntry("location", "s3://bucket/events/")
                .containsEntry("serde.param.serialization.format", "1");
        assertThat(athena.client
                        .listTableMetadata(request -> request.catalogName("AwsDataCatalog")
                                .databaseName("wildrydes")
                                .expression("wild.*"))
                        .tableMetadataList())
                .hasSize(1);
        assertThatThrownBy(() -> athena.client.getTableMetadata(request -> request.catalogName("AwsDataCatalog")
                        .databaseName("wildrydes")
                        .tableName("nope")))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("nope");
    }
}
