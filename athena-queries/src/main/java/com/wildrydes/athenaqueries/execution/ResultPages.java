package com.wildrydes.athenaqueries.execution;

import com.wildrydes.athenaqueries.result.Column;
import com.wildrydes.athenaqueries.result.RowWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StatementType;

/// The result of a statement that succeeded, a page in memory at a time.
final class ResultPages {
    /// The most that Athena gives (Amazon Athena API Reference, GetQueryResults).
    private static final int ROWS_A_PAGE = 1_000;

    private final AthenaClient athena;
    private final QueryExecution execution;

    ResultPages(AthenaClient athena, QueryExecution execution) {
        this.athena = athena;
        this.execution = execution;
    }

    /// Hands over columns, rows and end.
    ///
    /// @param check is called before each page
    /// @return how many rows there were
    <E extends Exception> long copyTo(RowWriter writer, Check<E> check) throws E, IOException {
        long count = 0;
        String next = null;
        boolean first = true;
        do {
            check.run();
            GetQueryResultsResponse page = page(next);
            List<Row> rows = page.resultSet().rows();
            if (first) {
                List<Column> columns = page.resultSet().resultSetMetadata().columnInfo().stream()
                        .map(column -> new Column(column.name(), column.type()))
                        .toList();
                writer.columns(columns);
                rows = hasHeader(columns, rows) ? rows.subList(1, rows.size()) : rows;
                first = false;
            }
            for (Row row : rows) {
                writer.row(values(row));
            }
            count += rows.size();
            next = page.nextToken();
        } while (next != null);
        writer.end();
        return count;
    }

    /// A check that may end the reading.
    @FunctionalInterface
    interface Check<E extends Exception> {
        void run() throws E;
    }

    private GetQueryResultsResponse page(@Nullable String token) {
        return athena.getQueryResults(request -> request.queryExecutionId(execution.queryExecutionId())
                .maxResults(ROWS_A_PAGE)
                .nextToken(token));
    }

    /// Athena puts the columns' names in front of the rows of a query, and of nothing else.
    private boolean hasHeader(List<Column> columns, List<Row> rows) {
        return execution.statementType() == StatementType.DML
                && !rows.isEmpty()
                && values(rows.getFirst())
                        .equals(columns.stream().map(Column::name).toList());
    }

    private static List<@Nullable String> values(Row row) {
        List<@Nullable String> values = new ArrayList<>(row.data().size());
        for (Datum datum : row.data()) {
            values.add(datum.varCharValue());
        }
        return values;
    }
}
