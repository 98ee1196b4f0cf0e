package com.wildrydes.athenaqueries.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.StatementType;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionResponse;

/// An Athena whose one query goes through the states that a test names and has a result of any number of rows.
final class FakeAthena implements AthenaClient {
    static final String ID = "the-query";

    final List<StartQueryExecutionRequest> started = new ArrayList<>();
    final List<GetQueryResultsRequest> pages = new ArrayList<>();
    final List<String> stopped = new ArrayList<>();
    private final Deque<QueryExecutionState> states = new ArrayDeque<>();
    private String reason = "";
    private StatementType statementType = StatementType.DML;
    private List<String> columns = List.of("name", "n");
    private List<Row> rows = List.of();
    Runnable onStart = () -> {};
    Runnable onStop = () -> {};

    FakeAthena states(QueryExecutionState... states) {
        this.states.addAll(List.of(states));
        return this;
    }

    FakeAthena reason(String reason) {
        this.reason = reason;
        return this;
    }

    /// Rows `unicorn <i>`, `<i>`, behind the header that Athena puts in front.
    FakeAthena rows(int count) {
        List<Row> all = new ArrayList<>();
        all.add(row("name", "n"));
        IntStream.range(0, count).forEach(i -> all.add(row("unicorn " + i, Integer.toString(i))));
        rows = all;
        return this;
    }

    FakeAthena utility(String column, String... lines) {
        statementType = StatementType.UTILITY;
        columns = List.of(column);
        rows = Arrays.stream(lines).map(FakeAthena::row).toList();
        return this;
    }

    FakeAthena row(Row... rows) {
        this.rows = List.of(rows);
        return this;
    }

    static Row row(String... values) {
        return Row.builder()
                .data(Arrays.stream(values)
                        .map(value -> Datum.builder().varCharValue(value).build())
                        .toList())
                .build();
    }

    @Override
    public StartQueryExecutionResponse startQueryExecution(StartQueryExecutionRequest request) {
        started.add(request);
        onStart.run();
        return StartQueryExecutionResponse.builder().queryExecutionId(ID).build();
    }

    @Override
    public GetQueryExecutionResponse getQueryExecution(GetQueryExecutionRequest request) {
        QueryExecutionState state = states.size() > 1 ? states.removeFirst() : states.getFirst();
        return GetQueryExecutionResponse.builder()
                .queryExecution(execution -> execution
                        .queryExecutionId(ID)
                        .statementType(statementType)
                        .status(status -> status.state(state).stateChangeReason(reason))
                        .statistics(statistics -> statistics.dataScannedInBytes(1234L)))
                .build();
    }

    @Override
    public GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request) {
        pages.add(request);
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int to = Math.min(rows.size(), from + request.maxResults());
        return GetQueryResultsResponse.builder()
                .nextToken(to < rows.size() ? Integer.toString(to) : null)
                .resultSet(result -> result.rows(rows.subList(from, to))
                        .resultSetMetadata(metadata -> metadata.columnInfo(columns.stream()
                                .map(name -> ColumnInfo.builder()
                                        .name(name)
                                        .type("varchar")
                                        .build())
                                .toList())))
                .build();
    }

    @Override
    public StopQueryExecutionResponse stopQueryExecution(StopQueryExecutionRequest request) {
        stopped.add(request.queryExecutionId());
        onStop.run();
        return StopQueryExecutionResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "athena";
    }

    @Override
    public void close() {}
}
