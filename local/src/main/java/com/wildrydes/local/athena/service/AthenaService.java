package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Athena behind the front door. Thread-safe.
public final class AthenaService implements AwsService {
    private final Map<String, AthenaOperation> operations = new HashMap<>();

    public AthenaService(Athena athena) {
        operations.putAll(new ExecutionOperations(athena.executions(), athena.pages()).all());
        operations.putAll(new CatalogOperations(athena.glue()).all());
        operations.putAll(new WorkGroupOperations(athena.saved()).all());
        operations.putAll(new SavedOperations(athena.saved()).all());
    }

    @Override
    public String name() {
        return "athena";
    }

    @Override
    public List<String> targetPrefixes() {
        return List.of("AmazonAthena");
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        AthenaOperation operation = operations.get(request.operation());
        if (operation == null) {
            throw new AwsException(
                    "UnknownOperationException",
                    "Athena here has no operation " + request.operation() + ". It has: "
                            + String.join(", ", new TreeSet<>(operations.keySet())),
                    400);
        }
        try {
            return operation.handle(JsonInput.of(request)).answer();
        } catch (AthenaException e) {
            return refusal(e);
        }
    }

    /// Athena's errors have a member besides the message: AthenaErrorCode, Reason or ResourceName.
    private static AwsResponse refusal(AthenaException error) {
        JsonOutput body = new JsonOutput()
                .text("__type", error.code())
                .text("Message", error.getMessage())
                .text(
                        switch (error.code()) {
                            case "TooManyRequestsException" -> "Reason";
                            case "ResourceNotFoundException" -> "ResourceName";
                            default -> "AthenaErrorCode";
                        },
                        error.detail());
        return new AwsResponse(
                400,
                AwsProtocol.JSON_1_1.contentType(),
                Map.of("x-amzn-ErrorType", error.code()),
                body.answer().body());
    }
}
