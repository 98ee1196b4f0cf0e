package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.results.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a successful execution left.
///
/// @param hasRows whether there is a result file; a statement that writes has none
/// @param updateCount rows written; null where the statement does not write
/// @param manifest the address of the list of files written; null without one
public record ExecutionResult(
        List<ResultColumn> columns,
        boolean hasRows,
        @Nullable Long updateCount,
        @Nullable String manifest) {

    public ExecutionResult {
        columns = List.copyOf(columns);
    }
}
