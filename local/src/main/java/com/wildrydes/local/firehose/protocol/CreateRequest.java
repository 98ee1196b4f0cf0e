package com.wildrydes.local.firehose.protocol;

import com.wildrydes.local.firehose.Buffering;
import com.wildrydes.local.firehose.Compression;
import com.wildrydes.local.firehose.Conversion;
import com.wildrydes.local.firehose.DeliveryStreamConfig;
import com.wildrydes.local.firehose.FirehoseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a CreateDeliveryStream, and refuses what of AWS's the local Firehose does not have: a stream that is
/// taken does what it says.
final class CreateRequest {

    private static final Pattern BUCKET_ARN = Pattern.compile("arn:.*:s3:::[\\w.\\-]{1,255}");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:.*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final List<String> COMPRESSIONS = List.of("UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY");
    private static final List<String> DESTINATIONS = List.of(
            "RedshiftDestinationConfiguration",
            "ElasticsearchDestinationConfiguration",
            "AmazonopensearchserviceDestinationConfiguration",
            "AmazonOpenSearchServerlessDestinationConfiguration",
            "SplunkDestinationConfiguration",
            "HttpEndpointDestinationConfiguration",
            "SnowflakeDestinationConfiguration",
            "IcebergDestinationConfiguration");

    private CreateRequest() {}

    static DeliveryStreamConfig read(Members request) {
        Violations violations = new Violations();
        String name = Names.stream(violations, request.text("DeliveryStreamName"));
        String type = request.text("DeliveryStreamType", "DirectPut");
        if (!type.equals("DirectPut")) {
            throw unsupported("DeliveryStreamType " + type + ": records come by PutRecord and PutRecordBatch");
        }
        for (String destination : DESTINATIONS) {
            if (request.has(destination)) {
                throw unsupported(destination + ": it delivers to S3");
            }
        }
        String destination = request.has("ExtendedS3DestinationConfiguration")
                ? "ExtendedS3DestinationConfiguration"
                : "S3DestinationConfiguration";
        if (!request.has(destination)) {
            throw FirehoseException.invalidArgument(
                    "Exactly one destination configuration is supported for a Firehose");
        }
        return read(name, request.structure(destination), tags(request), violations);
    }

    private static DeliveryStreamConfig read(String name, Members s3, Map<String, String> tags, Violations violations) {
        String roleArn = violations.required(s3.path("RoleARN"), s3.text("RoleARN"));
        violations.pattern(s3.path("RoleARN"), s3.text("RoleARN"), ROLE_ARN);
        String bucketArn = violations.required(s3.path("BucketARN"), s3.text("BucketARN"));
        violations.pattern(s3.path("BucketARN"), s3.text("BucketARN"), BUCKET_ARN);
        String compression = s3.text("CompressionFormat", "UNCOMPRESSED");
        violations.oneOf(s3.path("CompressionFormat"), compression, COMPRESSIONS);
        Members converting = s3.structure("DataFormatConversionConfiguration");
        boolean converts = s3.has("DataFormatConversionConfiguration") && converting.flag("Enabled", true);
        Conversion conversion = converts ? ConversionMembers.read(converting, violations) : null;
        violations.check();
        refuseUnsupported(s3, compression);
        Members logging = s3.structure("CloudWatchLoggingOptions");
        boolean logs = logging.flag("Enabled", false);
        return new DeliveryStreamConfig(
                name,
                roleArn,
                bucketArn.substring(bucketArn.lastIndexOf(':') + 1),
                s3.text("Prefix", ""),
                s3.text("ErrorOutputPrefix", ""),
                buffering(s3.structure("BufferingHints"), converts),
                Compression.valueOf(compression),
                s3.text("FileExtension", ""),
                logs ? logging.text("LogGroupName") : null,
                logs ? logging.text("LogStreamName") : null,
                conversion,
                tags);
    }

    private static Buffering buffering(Members hints, boolean converts) {
        Buffering absent = converts ? Buffering.DEFAULT_OF_CONVERSION : Buffering.DEFAULT;
        return new Buffering(
                or(hints.integer("SizeInMBs"), absent.sizeMiB()),
                or(hints.integer("IntervalInSeconds"), absent.intervalSeconds()));
    }

    static int or(@Nullable Integer value, int absent) {
        return value == null ? absent : value;
    }

    private static void refuseUnsupported(Members s3, String compression) {
        if (!compression.equals("UNCOMPRESSED") && !compression.equals("GZIP")) {
            throw unsupported("CompressionFormat " + compression + ": take UNCOMPRESSED or GZIP");
        }
        for (String feature : List.of("ProcessingConfiguration", "DynamicPartitioningConfiguration")) {
            if (s3.has(feature) && s3.structure(feature).flag("Enabled", true)) {
                throw unsupported(feature);
            }
        }
        if (s3.text("S3BackupMode", "Disabled").equals("Enabled")) {
            throw unsupported("S3BackupMode Enabled");
        }
        String zone = s3.text("CustomTimeZone", "UTC");
        if (!zone.equals("UTC")) {
            throw unsupported("CustomTimeZone " + zone + ": keys are in UTC");
        }
    }

    private static Map<String, String> tags(Members request) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Members tag : request.structures("Tags")) {
            tags.put(tag.text("Key", ""), tag.text("Value", ""));
        }
        return tags;
    }

    static FirehoseException unsupported(String what) {
        return FirehoseException.invalidArgument("The local Firehose does not have " + what + ".");
    }
}
