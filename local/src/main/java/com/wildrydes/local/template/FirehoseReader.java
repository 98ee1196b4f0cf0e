package com.wildrydes.local.template;

import com.wildrydes.local.template.DeliveryStreamResource.Conversion;
import com.wildrydes.local.template.DeliveryStreamResource.OpenX;
import com.wildrydes.local.template.DeliveryStreamResource.Parquet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `AWS::KinesisFirehose::DeliveryStream`. Defaults and bounds are those of the Amazon Data Firehose
/// API Reference (`BufferingHints`, `DataFormatConversionConfiguration`, `ParquetSerDe`).
final class FirehoseReader {
    private static final String BUCKET = "arn:aws:s3:::";
    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;

    private FirehoseReader() {}

    static DeliveryStreamResource read(String id, String name, Properties properties) throws TemplateException {
        properties.text("DeliveryStreamName");
        properties.oneOf("DeliveryStreamType", "DirectPut", List.of("DirectPut"));
        Properties destination = properties.object("ExtendedS3DestinationConfiguration");
        if (destination.names().isEmpty()) {
            throw new TemplateException(properties.path()
                    + " must have ExtendedS3DestinationConfiguration: here a delivery stream delivers to S3");
        }
        String bucket = destination.required("BucketARN");
        if (!bucket.startsWith(BUCKET)) {
            throw new TemplateException(destination.path() + ".BucketARN must be the ARN of a bucket: " + bucket);
        }
        String prefix = destination.text("Prefix", "");
        String errorPrefix = destination.text("ErrorOutputPrefix", "");
        if (prefix.contains("!{") && errorPrefix.isEmpty()) {
            throw new TemplateException(
                    destination.path() + " must have ErrorOutputPrefix, because its Prefix has expressions: " + prefix);
        }
        Properties logging = destination.object("CloudWatchLoggingOptions");
        boolean logs = logging.flag("Enabled", false);
        String logGroup = logging.text("LogGroupName");
        String logStream = logging.text("LogStreamName");
        Conversion conversion = conversion(destination.object("DataFormatConversionConfiguration"));
        Properties buffering = destination.object("BufferingHints");
        String compression = destination.oneOf("CompressionFormat", "UNCOMPRESSED", List.of("UNCOMPRESSED", "GZIP"));
        if (conversion != null && !compression.equals("UNCOMPRESSED")) {
            throw new TemplateException(destination.path()
                    + ".CompressionFormat must be UNCOMPRESSED with conversion, Parquet compresses by itself: "
                    + compression);
        }
        return new DeliveryStreamResource(
                id,
                name,
                destination.required("RoleARN"),
                bucket.substring(BUCKET.length()),
                prefix,
                errorPrefix,
                buffering.integer("IntervalInSeconds", 300, 0, 900),
                conversion == null
                        ? buffering.integer("SizeInMBs", 5, 1, 128)
                        : buffering.integer("SizeInMBs", 128, 64, 128),
                compression,
                destination.text("FileExtension", ""),
                logs ? logGroup : null,
                logs ? logStream : null,
                conversion);
    }

    private static @Nullable Conversion conversion(Properties conversion) throws TemplateException {
        if (conversion.names().isEmpty() || !conversion.flag("Enabled", true)) {
            return null;
        }
        Properties schema = conversion.object("SchemaConfiguration");
        Properties deserializer = conversion.object("InputFormatConfiguration").object("Deserializer");
        Properties serializer = conversion.object("OutputFormatConfiguration").object("Serializer");
        if (!serializer.has("ParquetSerDe")) {
            throw new TemplateException(serializer.path() + " must have ParquetSerDe: only Parquet is written here");
        }
        // The table is this account's, in this region, and as it is now: there are no others.
        schema.withoutMeaning("CatalogId");
        schema.withoutMeaning("Region");
        schema.oneOf("VersionId", "LATEST", List.of("LATEST"));
        return new Conversion(
                schema.required("RoleARN"),
                schema.required("DatabaseName"),
                schema.required("TableName"),
                openX(deserializer),
                parquet(serializer.object("ParquetSerDe")));
    }

    private static OpenX openX(Properties deserializer) throws TemplateException {
        if (!deserializer.has("OpenXJsonSerDe")) {
            throw new TemplateException(deserializer.path() + " must have OpenXJsonSerDe: JSON is read only so here");
        }
        Properties settings = deserializer.object("OpenXJsonSerDe");
        return new OpenX(
                settings.flag("CaseInsensitive", true),
                settings.textMap("ColumnToJsonKeyMappings"),
                settings.flag("ConvertDotsInJsonKeysToUnderscores", false));
    }

    private static Parquet parquet(Properties parquet) throws TemplateException {
        return new Parquet(
                parquet.oneOf("Compression", "SNAPPY", List.of("UNCOMPRESSED", "GZIP", "SNAPPY")),
                parquet.flag("EnableDictionaryCompression", false),
                parquet.oneOf("WriterVersion", "V1", List.of("V1", "V2")),
                parquet.integer("BlockSizeBytes", 256 * MIB, 64 * MIB, Integer.MAX_VALUE),
                parquet.integer("PageSizeBytes", MIB, 64 * KIB, Integer.MAX_VALUE),
                parquet.integer("MaxPaddingBytes", 0, 0, Integer.MAX_VALUE));
    }
}
