package com.wildrydes.cli.target;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/// The archive of the template's stack: where it is asked, how it is filled, how long it lasts.
///
/// @param database       the Glue database
/// @param table          its table of every delivery of every event
/// @param workGroup      the Athena workgroup that queries run in
/// @param deliveryStream the Firehose delivery stream that writes it
/// @param buffer         how long events are gathered before they are written
/// @param kept           how long they are kept
/// @param begun          when the first event can have come
public record ArchiveOutputs(
        String database,
        String table,
        String workGroup,
        String deliveryStream,
        Duration buffer,
        Duration kept,
        Instant begun) {
    /// Asks CloudFormation.
    public static ArchiveOutputs of(CloudFormationClient cloudFormation) {
        DeployedStack stack = DeployedStack.of(cloudFormation);
        return new ArchiveOutputs(
                stack.output("ArchiveDatabaseName"),
                stack.output("ArchiveTableName"),
                stack.output("WorkGroupName"),
                stack.output("ArchiveStreamName"),
                Duration.ofSeconds(stack.number("ArchiveBufferSeconds")),
                Duration.ofDays(stack.number("ArchiveDays")),
                stack.created());
    }
}
