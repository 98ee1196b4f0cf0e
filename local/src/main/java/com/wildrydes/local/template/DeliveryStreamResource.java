package com.wildrydes.local.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Firehose delivery stream that is written to directly and delivers to S3 (CloudFormation User Guide,
/// `AWS::KinesisFirehose::DeliveryStream`, its `ExtendedS3DestinationConfiguration`).
///
/// @param roleArn the role that delivers on AWS
/// @param bucket the bucket's name
/// @param prefix with its `!{timestamp:…}` expressions; empty for Firehose's own `yyyy/MM/dd/HH/`
/// @param errorPrefix with its `!{firehose:error-output-type}` expression; empty where none is given
/// @param bufferSeconds a buffer is delivered at this age, 0 to 900
/// @param bufferMiB a buffer is delivered at this size, 1 to 128
/// @param compression of what is delivered as it came: `UNCOMPRESSED` or `GZIP`
/// @param fileExtension what keys end with, with its dot; empty for Firehose's own
/// @param logGroup where AWS logs deliveries that fail; null for nowhere
/// @param logStream in `logGroup`
/// @param conversion null where records are delivered as they came
public record DeliveryStreamResource(
        String logicalId,
        String physicalId,
        String roleArn,
        String bucket,
        String prefix,
        String errorPrefix,
        int bufferSeconds,
        int bufferMiB,
        String compression,
        String fileExtension,
        @Nullable String logGroup,
        @Nullable String logStream,
        @Nullable Conversion conversion)
        implements Resource {
    public static final String TYPE = "AWS::KinesisFirehose::DeliveryStream";

    @Override
    public String type() {
        return TYPE;
    }

    /// Conversion of JSON to Parquet by the columns of a Glue table.
    ///
    /// @param roleArn the role that reads the table on AWS
    /// @param database and `table` whose columns are the schema; declared by the same template
    /// @param openX how JSON is read
    public record Conversion(String roleArn, String database, String table, OpenX openX, Parquet parquet) {}

    /// The OpenX JSON SerDe's settings.
    ///
    /// @param caseInsensitive whether keys are matched in any case
    /// @param keys the JSON key by column, where they are not called alike
    /// @param dotsToUnderscores whether a dot in a key stands for an underscore in the column's name
    public record OpenX(boolean caseInsensitive, Map<String, String> keys, boolean dotsToUnderscores) {
        public OpenX {
            keys = Map.copyOf(keys);
        }
    }

    /// The Parquet SerDe's settings.
    ///
    /// @param compression `UNCOMPRESSED`, `GZIP` or `SNAPPY`
    /// @param writerVersion `V1` or `V2`
    /// @param blockBytes a row group's size, at least 64 MiB
    /// @param pageBytes a page's size, at least 64 KiB
    /// @param maxPaddingBytes at the end of a row group
    public record Parquet(
            String compression,
            boolean dictionary,
            String writerVersion,
            int blockBytes,
            int pageBytes,
            int maxPaddingBytes) {}
}
