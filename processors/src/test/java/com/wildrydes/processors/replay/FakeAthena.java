package com.wildrydes.processors.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionResponse;

/// An Athena whose executions are in the state that a test says, and which fails as it is told. Not thread-safe.
final class FakeAthena implements AthenaClient {
    static final String BUCKET = "the-bucket";

    private final Map<String, QueryExecution> executions = new LinkedHashMap<>();
    private final Map<String, String> idOfToken = new HashMap<>();
    private @Nullable RuntimeException failure;

    /// Every call fails so from now on.
    void failWith(@Nullable RuntimeException failure) {
        this.failure = failure;
    }

    /// The ids of all executions, in their order.
    List<String> ids() {
        return new ArrayList<>(executions.keySet());
    }

    void state(String id, QueryExecutionState state, @Nullable String reason) {
        change(
                id,
                execution -> execution.copy(
                        to -> to.status(status -> status.state(state).stateChangeReason(reason))
                                .statistics(statistics -> statistics.dataScannedInBytes(12_345L))));
    }

    void change(String id, UnaryOperator<QueryExecution> change) {
        executions.put(id, change.apply(Objects.requireNonNull(executions.get(id), id)));
    }

    /// An execution that somebody else started.
    String execution(String workGroup, String sql) {
        String id = "00000000-0000-4000-8000-%012d".formatted(executions.size());
        executions.put(
                id,
                QueryExecution.builder()
                        .queryExecutionId(id)
                        .query(sql)
                        .workGroup(workGroup)
                        .status(status -> status.state(QueryExecutionState.QUEUED))
                        .resultConfiguration(
                                result -> result.outputLocation("s3://" + BUCKET + "/athena-results/" + id + ".csv"))
                        .build());
        return id;
    }

    @Override
    public StartQueryExecutionResponse startQueryExecution(StartQueryExecutionRequest request) {
        fail();
        String id = idOfToken.computeIfAbsent(
                request.clientRequestToken(), token -> execution(request.workGroup(), request.queryString()));
        if (!Objects.requireNonNull(executions.get(id)).query().equals(request.queryString())) {
            throw invalid("Idempotent parameters do not match");
        }
        return StartQueryExecutionResponse.builder().queryExecutionId(id).build();
    }

    @Override
    public GetQueryExecutionResponse getQueryExecution(GetQueryExecutionRequest request) {
        fail();
        QueryExecution execution = executions.get(request.queryExecutionId());
        if (execution == null) {
            throw invalid("QueryExecution " + request.queryExecutionId() + " was not found");
        }
        return GetQueryExecutionResponse.builder().queryExecution(execution).build();
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException invalid(String message) {
        return InvalidRequestException.builder()
                .message(message)
                .statusCode(400)
                .build();
    }

    @Override
    public String serviceName() {
        return "athena";
    }

    @Override
    public void close() {}
}
