package com.wildrydes.cli.stack;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;

/// Asks a stack's Athena what became of a statement.
final class AthenaStates {
    private AthenaStates() {}

    /// The states of all runs of this statement in the project's workgroup.
    static List<String> of(URI endpoint, String sql) {
        try (AthenaClient athena = AthenaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            return athena.listQueryExecutions(request -> request.workGroup("wildrydes")).queryExecutionIds().stream()
                    .map(id -> athena.getQueryExecution(request -> request.queryExecutionId(id))
                            .queryExecution())
                    .filter(execution -> execution.query().equals(sql))
                    .map(execution -> execution.status().stateAsString())
                    .toList();
        }
    }
}
