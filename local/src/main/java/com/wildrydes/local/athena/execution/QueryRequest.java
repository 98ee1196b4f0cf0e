package com.wildrydes.local.athena.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client asks to be run (Athena API Reference, "StartQueryExecution").
///
/// @param sql one statement
/// @param parameters SQL literals for the statement's question marks, in order
/// @param catalog null for AwsDataCatalog
/// @param database null for `default`
/// @param resultLocation the client's own; its workgroup may override it
/// @param token two requests with the same token are one
public record QueryRequest(
        String sql,
        List<String> parameters,
        @Nullable String catalog,
        @Nullable String database,
        String workGroup,
        @Nullable String resultLocation,
        @Nullable String token) {

    public QueryRequest {
        parameters = List.copyOf(parameters);
    }
}
