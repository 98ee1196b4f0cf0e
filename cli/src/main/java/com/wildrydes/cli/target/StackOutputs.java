package com.wildrydes.cli.target;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/// The names of the resources that the template made, from the outputs of its stack.
///
/// @param stream the Kinesis stream of status events
/// @param table  the DynamoDB table of minutes
/// @param bucket the S3 bucket of quarantine and failed batches
/// @param alerts the DynamoDB table of alerts
public record StackOutputs(String stream, String table, String bucket, String alerts) {
    /// Asks CloudFormation.
    public static StackOutputs of(CloudFormationClient cloudFormation) {
        DeployedStack stack = DeployedStack.of(cloudFormation);
        return new StackOutputs(
                stack.output("StreamName"),
                stack.output("TableName"),
                stack.output("DataBucketName"),
                stack.output("AlertsTableName"));
    }
}
