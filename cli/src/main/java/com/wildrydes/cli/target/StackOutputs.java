package com.wildrydes.cli.target;

import com.wildrydes.cli.failure.CommandFailed;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/// The names of the resources that the template made, from the outputs of its stack.
///
/// @param stream the Kinesis stream of status events
/// @param table  the DynamoDB table of minutes
/// @param bucket the S3 bucket of quarantine and failed batches
public record StackOutputs(String stream, String table, String bucket) {
    /// The name under which `template.yaml` is deployed.
    public static final String STACK_NAME = "wildrydes";

    /// Asks CloudFormation.
    public static StackOutputs of(CloudFormationClient cloudFormation) {
        Map<String, String> outputs = all(cloudFormation);
        return new StackOutputs(
                required(outputs, "StreamName"), required(outputs, "TableName"), required(outputs, "DataBucketName"));
    }

    /// All of the stack's outputs by their names.
    static Map<String, String> all(CloudFormationClient cloudFormation) {
        return stack(cloudFormation).outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private static Stack stack(CloudFormationClient cloudFormation) {
        try {
            return cloudFormation
                    .describeStacks(request -> request.stackName(STACK_NAME))
                    .stacks()
                    .getFirst();
        } catch (CloudFormationException e) {
            if (e.statusCode() == 400
                    && "ValidationError".equals(e.awsErrorDetails().errorCode())) {
                throw new CommandFailed(
                        "the stack '" + STACK_NAME + "' is not deployed there: deploy template.yaml under this name",
                        e);
            }
            throw e;
        }
    }

    /// @throws CommandFailed when the stack has no such output
    static String required(Map<String, String> outputs, String name) {
        String value = outputs.get(name);
        if (value == null) {
            throw new CommandFailed("the stack '" + STACK_NAME + "' has no output " + name
                    + ": deploy the template.yaml of this version");
        }
        return value;
    }
}
