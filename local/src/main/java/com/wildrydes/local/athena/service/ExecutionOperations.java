package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.execution.Execution;
import com.wildrydes.local.athena.execution.ExecutionResult;
import com.wildrydes.local.athena.execution.Executions;
import com.wildrydes.local.athena.execution.QueryRequest;
import com.wildrydes.local.athena.execution.ResultPages;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations on query executions and their results.
final class ExecutionOperations {
    private static final int MAX_SQL = 262_144;
    private static final int MAX_PAGE = 50;
    private static final int MAX_ROWS = 1_000;
    private static final String ID = "QueryExecutionId";
    private static final String TOKEN = "ClientRequestToken";

    private final Executions executions;
    private final ResultPages pages;

    ExecutionOperations(Executions executions, ResultPages pages) {
        this.executions = executions;
        this.pages = pages;
    }

    Map<String, AthenaOperation> all() {
        return Map.of(
                "StartQueryExecution", this::start,
                "GetQueryExecution", this::get,
                "BatchGetQueryExecution", this::getAll,
                "ListQueryExecutions", this::list,
                "StopQueryExecution", this::stop,
                "GetQueryResults", this::results);
    }

    private JsonOutput start(JsonInput input) throws AthenaException, AwsException, IOException {
        String sql = Members.length(Members.required(input, "QueryString"), "QueryString", 1, MAX_SQL);
        Optional<String> token = input.text(TOKEN);
        if (token.isPresent()) {
            Members.length(token.get(), TOKEN, 32, 128);
        }
        JsonInput context = input.structure("QueryExecutionContext").orElse(JsonInput.EMPTY);
        JsonInput results = input.structure("ResultConfiguration").orElse(JsonInput.EMPTY);
        Optional<String> catalog = context.text("Catalog");
        if (catalog.isPresent()) {
            DataCatalog.require(catalog.get());
        }
        String id = executions.start(new QueryRequest(
                sql,
                input.texts("ExecutionParameters"),
                catalog.orElse(null),
                context.text("Database").orElse(null),
                Members.workGroup(input),
                results.text("OutputLocation").orElse(null),
                token.orElse(null)));
        return new JsonOutput().text(ID, id);
    }

    private JsonOutput get(JsonInput input) throws AthenaException, AwsException {
        Execution execution = executions.get(Members.required(input, ID));
        return new JsonOutput().structure("QueryExecution", ExecutionDocuments.execution(execution));
    }

    private JsonOutput getAll(JsonInput input) throws AthenaException, AwsException {
        List<Execution> found = new ArrayList<>();
        List<JsonOutput> missing = new ArrayList<>();
        for (String id : Members.batch(input, "QueryExecutionIds", MAX_PAGE)) {
            try {
                found.add(executions.get(id));
            } catch (AthenaException e) {
                missing.add(SavedOperations.unprocessed(ID, id, e));
            }
        }
        return new JsonOutput()
                .structures("QueryExecutions", found, ExecutionDocuments::execution)
                .structures("UnprocessedQueryExecutionIds", missing, id -> id);
    }

    /// The token is the last id of the page before: executions that come meanwhile shift nothing.
    private JsonOutput list(JsonInput input) throws AthenaException, AwsException {
        int size = Members.pageSize(input, MAX_PAGE);
        List<String> ids = executions.list(
                Members.workGroup(input), input.text("NextToken").orElse(null));
        List<String> page = ids.subList(0, Math.min(size, ids.size()));
        return new JsonOutput()
                .texts("QueryExecutionIds", page)
                .text("NextToken", page.size() < ids.size() ? page.getLast() : null);
    }

    private JsonOutput stop(JsonInput input) throws AthenaException, AwsException {
        executions.stop(Members.required(input, ID));
        return new JsonOutput();
    }

    private JsonOutput results(JsonInput input) throws AthenaException, AwsException, IOException {
        Execution execution = executions.get(Members.required(input, ID));
        int size = Members.pageSize(input, MAX_ROWS);
        ResultPages.Page page = pages.read(execution, input.text("NextToken").orElse(null), size);
        ExecutionResult result = execution.result();
        return new JsonOutput()
                .number(
                        "UpdateCount",
                        result == null || result.updateCount() == null ? Long.valueOf(0) : result.updateCount())
                .structure(
                        "ResultSet", ExecutionDocuments.resultSet(page, result == null ? List.of() : result.columns()))
                .text("NextToken", page.nextToken());
    }
}
