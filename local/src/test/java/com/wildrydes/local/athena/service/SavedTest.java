package com.wildrydes.local.athena.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.ResourceNotFoundException;
import software.amazon.awssdk.services.athena.model.WorkGroupState;

/// Workgroups, named queries and prepared statements.
class SavedTest {
    @TempDir
    private Path folder;

    private AthenaFixture athena;

    @BeforeEach
    void open() throws IOException {
        athena = AthenaFixture.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        athena.close();
    }

    @Test
    void the_templates_workgroup_is_told_with_its_settings() {
        var group = athena.client
                .getWorkGroup(request -> request.workGroup(AthenaFixture.GROUP))
                .workGroup();

        assertThat(group.state()).isEqualTo(WorkGroupState.ENABLED);
        assertThat(group.configuration().resultConfiguration().outputLocation()).isEqualTo("s3://bucket/results/");
        assertThat(group.configuration().enforceWorkGroupConfiguration()).isTrue();
        assertThat(group.configuration().bytesScannedCutoffPerQuery()).isEqualTo(20_000_000);
        assertThat(group.configuration().engineVersion().effectiveEngineVersion())
                .isEqualTo("Athena engine version 3");
    }

    @Test
    void workgroups_are_made_changed_and_deleted() {
        athena.client.createWorkGroup(request -> request.name("mine")
                .configuration(settings -> settings.bytesScannedCutoffPerQuery(10_000_000L)
                        .resultConfiguration(results -> results.outputLocation("s3://bucket/mine/"))));
        assertThatThrownBy(() -> athena.client.createWorkGroup(request -> request.name("mine")))
                .hasMessageContaining("WorkGroup mine is already created.");
        athena.client.updateWorkGroup(request -> request.workGroup("mine")
                .state(WorkGroupState.DISABLED)
                .configurationUpdates(updates -> updates.removeBytesScannedCutoffPerQuery(true)
                        .resultConfigurationUpdates(results -> results.outputLocation("s3://bucket/new/"))));

        var group =
                athena.client.getWorkGroup(request -> request.workGroup("mine")).workGroup();

        assertThat(group.configuration().bytesScannedCutoffPerQuery()).isNull();
        assertThat(group.configuration().resultConfiguration().outputLocation()).isEqualTo("s3://bucket/new/");
        assertThatThrownBy(() -> athena.client.startQueryExecution(
                        request -> request.queryString("SELECT 1").workGroup("mine")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("WorkGroup mine is disabled.");
        athena.client.deleteWorkGroup(request -> request.workGroup("mine"));
        assertThat(athena.client.listWorkGroups(request -> {}).workGroups())
                .extracting(known -> known.name())
                .containsExactly("primary", "wildrydes");
    }

    @Test
    void a_limit_below_ten_megabytes_is_refused() {
        assertThatThrownBy(() -> athena.client.createWorkGroup(request -> request.name("mine")
                        .configuration(settings -> settings.bytesScannedCutoffPerQuery(9_999_999L))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Value '9999999' at 'bytesScannedCutoffPerQuery' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 10000000");
    }

    @Test
    void a_workgroup_that_keeps_something_is_deleted_only_with_it() {
        athena.client.createWorkGroup(request -> request.name("mine"));
        String id = createQuery("mine", "q");

        assertThatThrownBy(() -> athena.client.deleteWorkGroup(request -> request.workGroup("mine")))
                .hasMessageContaining("WorkGroup mine is not empty");
        athena.client.deleteWorkGroup(request -> request.workGroup("mine").recursiveDeleteOption(true));
        assertThatThrownBy(() -> athena.client.getNamedQuery(request -> request.namedQueryId(id)))
                .hasMessageContaining("was not found");
    }

    @Test
    void named_queries_are_made_listed_changed_and_deleted() {
        String trip = createQuery(AthenaFixture.GROUP, "trip");
        String heat = createQuery(AthenaFixture.GROUP, "heat");

        assertThat(athena
                        .client
                        .listNamedQueriesPaginator(request ->
                                request.workGroup(AthenaFixture.GROUP).maxResults(1))
                        .stream()
                        .map(page -> page.namedQueryIds()))
                .containsExactly(List.of(heat), List.of(trip));
        athena.client.updateNamedQuery(
                request -> request.namedQueryId(trip).name("trips").queryString("SELECT 2"));
        var batch = athena.client.batchGetNamedQuery(request -> request.namedQueryIds(trip, "none"));
        assertThat(batch.namedQueries()).singleElement().satisfies(query -> {
            assertThat(query.name()).isEqualTo("trips");
            assertThat(query.queryString()).isEqualTo("SELECT 2");
            assertThat(query.database()).isEqualTo("wildrydes");
            assertThat(query.workGroup()).isEqualTo(AthenaFixture.GROUP);
        });
        assertThat(batch.unprocessedNamedQueryIds())
                .extracting(missing -> missing.namedQueryId())
                .containsExactly("none");
        athena.client.deleteNamedQuery(request -> request.namedQueryId(trip));
        assertThatThrownBy(() -> athena.client.getNamedQuery(request -> request.namedQueryId(trip)))
                .isInstanceOf(InvalidRequestException.class);
    }

    private String createQuery(String group, String name) {
        return athena.client
                .createNamedQuery(request -> request.workGroup(group)
                        .name(name)
                        .database("wildrydes")
                        .queryString("SELECT 1"))
                .namedQueryId();
    }

    @Test
    void prepared_statements_are_made_changed_and_deleted() {
        athena.client.createPreparedStatement(request ->
                request.workGroup(AthenaFixture.GROUP).statementName("p").queryStatement("SELECT ?"));
        assertThatThrownBy(() -> athena.client.createPreparedStatement(request -> request.workGroup(AthenaFixture.GROUP)
                        .statementName("p")
                        .queryStatement("SELECT ?")))
                .hasMessageContaining("already exists");
        athena.client.updatePreparedStatement(request ->
                request.workGroup(AthenaFixture.GROUP).statementName("p").queryStatement("SELECT ?, ?"));

        assertThat(athena.client
                        .listPreparedStatements(request -> request.workGroup(AthenaFixture.GROUP))
                        .preparedStatements())
                .extracting(statement -> statement.statementName())
                .containsExactly("p");
        var batch = athena.client.batchGetPreparedStatement(
                request -> request.workGroup(AthenaFixture.GROUP).preparedStatementNames("p", "none"));
        assertThat(batch.preparedStatements())
                .extracting(statement -> statement.queryStatement())
                .containsExactly("SELECT ?, ?");
        assertThat(batch.unprocessedPreparedStatementNames()).hasSize(1);
        athena.client.deletePreparedStatement(
                request -> request.workGroup(AthenaFixture.GROUP).statementName("p"));
        assertThatThrownBy(() -> athena.client.getPreparedStatement(
                        request -> request.workGroup(AthenaFixture.GROUP).statementName("p")))
                .isInstanceOf(ResourceNotFoundException.class)
                .satisfies(error -> assertThat(((ResourceNotFoundException) error).resourceName())
                        .isEqualTo("p"));
    }
}
