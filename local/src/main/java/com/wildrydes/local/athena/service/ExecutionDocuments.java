package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.athena.execution.Execution;
import com.wildrydes.local.athena.execution.ExecutionError;
import com.wildrydes.local.athena.execution.ExecutionResult;
import com.wildrydes.local.athena.execution.ExecutionStatistics;
import com.wildrydes.local.athena.execution.QueryRequest;
import com.wildrydes.local.athena.execution.ResultPages;
import com.wildrydes.local.athena.results.ResultColumn;
import com.wildrydes.local.json.JsonOutput;
import java.util.List;

/// The shapes `QueryExecution` and `ResultSet` of the API.
final class ExecutionDocuments {
    private ExecutionDocuments() {}

    static JsonOutput execution(Execution execution) {
        QueryRequest request = execution.request();
        JsonOutput document = new JsonOutput()
                .text("QueryExecutionId", execution.id())
                .text("Query", request.sql())
                .text("StatementType", execution.kind().type())
                .structure("ResultConfiguration", new JsonOutput().text("OutputLocation", execution.outputLocation()))
                .structure(
                        "ResultReuseConfiguration",
                        new JsonOutput()
                                .structure("ResultReuseByAgeConfiguration", new JsonOutput().flag("Enabled", false)))
                .structure(
                        "QueryExecutionContext",
                        new JsonOutput().text("Database", request.database()).text("Catalog", request.catalog()))
                .structure("Status", status(execution))
                .structure("Statistics", statistics(execution))
                .text("WorkGroup", request.workGroup())
                .structure("EngineVersion", WorkGroupSettings.engineVersion(WorkGroup.ENGINE_VERSION));
        if (!request.parameters().isEmpty()) {
            document.texts("ExecutionParameters", request.parameters());
        }
        return document.text("SubstatementType", execution.kind().subtype());
    }

    private static JsonOutput status(Execution execution) {
        ExecutionError error = execution.error();
        return new JsonOutput()
                .text("State", execution.state())
                .text("StateChangeReason", execution.reason())
                .time("SubmissionDateTime", execution.submittedMs())
                .time("CompletionDateTime", execution.endedMs())
                .structure(
                        "AthenaError",
                        error == null
                                ? null
                                : new JsonOutput()
                                        .number("ErrorCategory", (long) error.category())
                                        .number("ErrorType", (long) error.type())
                                        .flag("Retryable", error.retryable())
                                        .text("ErrorMessage", error.message()));
    }

    private static JsonOutput statistics(Execution execution) {
        ExecutionStatistics statistics = execution.statistics();
        ExecutionResult result = execution.result();
        return new JsonOutput()
                .number("EngineExecutionTimeInMillis", statistics.engineMs())
                .number("DataScannedInBytes", statistics.scannedBytes())
                .text("DataManifestLocation", result == null ? null : result.manifest())
                .number("TotalExecutionTimeInMillis", statistics.totalMs())
                .number("QueryQueueTimeInMillis", statistics.queueMs())
                .number("QueryPlanningTimeInMillis", statistics.planningMs())
                .number("ServiceProcessingTimeInMillis", statistics.serviceMs())
                .structure("ResultReuseInformation", new JsonOutput().flag("ReusedPreviousResult", false));
    }

    static JsonOutput resultSet(ResultPages.Page page, List<ResultColumn> columns) {
        return new JsonOutput()
                .structures(
                        "Rows",
                        page.rows(),
                        row -> new JsonOutput()
                                .structures("Data", row, value -> new JsonOutput().text("VarCharValue", value)))
                .structure(
                        "ResultSetMetadata",
                        new JsonOutput().structures("ColumnInfo", columns, ExecutionDocuments::column));
    }

    private static JsonOutput column(ResultColumn column) {
        return new JsonOutput()
                .text("CatalogName", "hive")
                .text("SchemaName", "")
                .text("TableName", "")
                .text("Name", column.name())
                .text("Label", column.name())
                .text("Type", column.type())
                .number("Precision", (long) column.precision())
                .number("Scale", (long) column.scale())
                .text("Nullable", "UNKNOWN")
                .flag("CaseSensitive", column.caseSensitive());
    }
}
