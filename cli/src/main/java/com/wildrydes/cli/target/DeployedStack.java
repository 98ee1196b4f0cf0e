package com.wildrydes.cli.target;

import com.wildrydes.cli.failure.CommandFailed;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/// The stack that `template.yaml` made, as CloudFormation describes it.
///
/// @param created when it was made, however often it was updated since
record DeployedStack(Map<String, String> outputs, Map<String, String> parameters, Instant created) {
    /// The name under which `template.yaml` is deployed.
    private static final String NAME = "wildrydes";

    static DeployedStack of(CloudFormationClient cloudFormation) {
        Stack stack = describe(cloudFormation);
        return new DeployedStack(
                stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)),
                stack.parameters().stream()
                        .collect(Collectors.toMap(Parameter::parameterKey, Parameter::parameterValue)),
                stack.creationTime());
    }

    /// @throws CommandFailed when the stack has no such output
    String output(String name) {
        return required("output", outputs, name);
    }

    /// A parameter that is a whole number.
    ///
    /// @throws CommandFailed when the stack has no such parameter
    long number(String parameter) {
        return Long.parseLong(required("parameter", parameters, parameter));
    }

    private static Stack describe(CloudFormationClient cloudFormation) {
        try {
            return cloudFormation
                    .describeStacks(request -> request.stackName(NAME))
                    .stacks()
                    .getFirst();
        } catch (CloudFormationException e) {
            if (e.statusCode() == 400
                    && "ValidationError".equals(e.awsErrorDetails().errorCode())) {
                throw new CommandFailed(
                        "the stack '" + NAME + "' is not deployed there: deploy template.yaml under this name", e);
            }
            throw e;
        }
    }

    private static String required(String kind, Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new CommandFailed("the stack '" + NAME + "' has no " + kind + " " + name
                    + ": deploy the template.yaml of this version");
        }
        return value;
    }
}
