package com.wildrydes.cli.target;

import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/// Where the archive is asked, from the outputs of the template's stack.
///
/// @param database  the Glue database
/// @param table     its table of every delivery of every event
/// @param workGroup the Athena workgroup that queries run in
public record ArchiveOutputs(String database, String table, String workGroup) {
    /// Asks CloudFormation.
    public static ArchiveOutputs of(CloudFormationClient cloudFormation) {
        Map<String, String> outputs = StackOutputs.all(cloudFormation);
        return new ArchiveOutputs(
                StackOutputs.required(outputs, "ArchiveDatabaseName"),
                StackOutputs.required(outputs, "ArchiveTableName"),
                StackOutputs.required(outputs, "WorkGroupName"));
    }
}
