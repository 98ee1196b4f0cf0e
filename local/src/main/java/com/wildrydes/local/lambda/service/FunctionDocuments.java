package com.wildrydes.local.lambda.service;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.lambda.FunctionConfig;
import java.util.TreeMap;

/// Functions as the API shows them (Lambda API reference, `FunctionConfiguration`).
final class FunctionDocuments {
    private static final JsonMapper JSON = new JsonMapper();

    private final LambdaSettings settings;

    FunctionDocuments(LambdaSettings settings) {
        this.settings = settings;
    }

    /// The answer of GetFunction.
    ObjectNode function(FunctionConfig function) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("Configuration", configuration(function));
        answer.putObject("Code")
                .put("RepositoryType", "Local")
                .put("Location", function.codeFolder().toUri().toString());
        return answer;
    }

    ObjectNode configuration(FunctionConfig function) {
        ObjectNode node = JSON.createObjectNode()
                .put("FunctionName", function.name())
                .put("FunctionArn", settings.functionArn(function.name()))
                .put("Runtime", "java25")
                .put("Role", settings.roleArn(function.name()))
                .put("Handler", function.handler())
                .put("Description", "")
                .put("Timeout", function.timeout().toSeconds())
                .put("MemorySize", function.memoryMb())
                .put("Version", FunctionName.LATEST)
                .put("PackageType", "Zip")
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful");
        ObjectNode variables = node.putObject("Environment").putObject("Variables");
        new TreeMap<>(function.environment()).forEach(variables::put);
        node.putObject("LoggingConfig").put("LogFormat", "Text").put("LogGroup", "/aws/lambda/" + function.name());
        return node;
    }
}
