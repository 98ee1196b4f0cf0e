package com.wildrydes.local.firehose.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.local.firehose.Conversion;
import com.wildrydes.local.firehose.DeliveryStreamConfig;
import com.wildrydes.local.firehose.FirehoseSettings;
import com.wildrydes.local.firehose.parquet.OpenXSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings;
import java.io.IOException;
import java.util.Map;

/// What DescribeDeliveryStream says about where a stream delivers.
final class Description {

    /// The one destination that a stream has.
    private static final String DESTINATION_ID = "destinationId-000000000001";

    private Description() {}

    static void destination(JsonGenerator answer, DeliveryStreamConfig config, FirehoseSettings settings)
            throws IOException {
        answer.writeStartObject();
        answer.writeStringField("DestinationId", DESTINATION_ID);
        answer.writeObjectFieldStart("S3DestinationDescription");
        s3(answer, config);
        answer.writeEndObject();
        answer.writeObjectFieldStart("ExtendedS3DestinationDescription");
        s3(answer, config);
        answer.writeStringField("S3BackupMode", "Disabled");
        if (!config.fileExtension().isEmpty()) {
            answer.writeStringField("FileExtension", config.fileExtension());
        }
        Conversion conversion = config.conversion();
        if (conversion != null) {
            conversion(answer, conversion, settings);
        }
        answer.writeEndObject();
        answer.writeEndObject();
    }

    private static void s3(JsonGenerator answer, DeliveryStreamConfig config) throws IOException {
        answer.writeStringField("RoleARN", config.roleArn());
        answer.writeStringField("BucketARN", "arn:aws:s3:::" + config.bucket());
        answer.writeStringField("Prefix", config.prefix());
        answer.writeStringField("ErrorOutputPrefix", config.errorPrefix());
        answer.writeObjectFieldStart("BufferingHints");
        answer.writeNumberField("SizeInMBs", config.buffering().sizeMiB());
        answer.writeNumberField("IntervalInSeconds", config.buffering().intervalSeconds());
        answer.writeEndObject();
        answer.writeStringField("CompressionFormat", config.compression().name());
        answer.writeObjectFieldStart("EncryptionConfiguration");
        answer.writeStringField("NoEncryptionConfig", "NoEncryption");
        answer.writeEndObject();
        answer.writeObjectFieldStart("CloudWatchLoggingOptions");
        answer.writeBooleanField("Enabled", config.logGroup() != null);
        if (config.logGroup() != null) {
            answer.writeStringField("LogGroupName", config.logGroup());
        }
        if (config.logStream() != null) {
            answer.writeStringField("LogStreamName", config.logStream());
        }
        answer.writeEndObject();
    }

    private static void conversion(JsonGenerator answer, Conversion conversion, FirehoseSettings settings)
            throws IOException {
        answer.writeObjectFieldStart("DataFormatConversionConfiguration");
        answer.writeBooleanField("Enabled", true);
        answer.writeObjectFieldStart("SchemaConfiguration");
        answer.writeStringField("RoleARN", conversion.roleArn());
        answer.writeStringField("CatalogId", settings.account());
        answer.writeStringField("DatabaseName", conversion.database());
        answer.writeStringField("TableName", conversion.table());
        answer.writeStringField("Region", settings.region());
        answer.writeStringField("VersionId", "LATEST");
        answer.writeEndObject();
        answer.writeObjectFieldStart("InputFormatConfiguration");
        answer.writeObjectFieldStart("Deserializer");
        openX(answer, conversion.input());
        answer.writeEndObject();
        answer.writeEndObject();
        answer.writeObjectFieldStart("OutputFormatConfiguration");
        answer.writeObjectFieldStart("Serializer");
        parquet(answer, conversion.output());
        answer.writeEndObject();
        answer.writeEndObject();
        answer.writeEndObject();
    }

    private static void openX(JsonGenerator answer, OpenXSettings openX) throws IOException {
        answer.writeObjectFieldStart("OpenXJsonSerDe");
        answer.writeBooleanField("CaseInsensitive", openX.caseInsensitive());
        answer.writeBooleanField("ConvertDotsInJsonKeysToUnderscores", openX.dotsToUnderscores());
        answer.writeObjectFieldStart("ColumnToJsonKeyMappings");
        for (Map.Entry<String, String> mapping : openX.columnToJsonKey().entrySet()) {
            answer.writeStringField(mapping.getKey(), mapping.getValue());
        }
        answer.writeEndObject();
        answer.writeEndObject();
    }

    private static void parquet(JsonGenerator answer, ParquetSettings parquet) throws IOException {
        answer.writeObjectFieldStart("ParquetSerDe");
        answer.writeNumberField("BlockSizeBytes", parquet.blockSizeBytes());
        answer.writeNumberField("PageSizeBytes", parquet.pageSizeBytes());
        answer.writeStringField("Compression", parquet.compression().name());
        answer.writeBooleanField("EnableDictionaryCompression", parquet.dictionary());
        answer.writeNumberField("MaxPaddingBytes", parquet.maxPaddingBytes());
        answer.writeStringField("WriterVersion", parquet.writerVersion().name());
        answer.writeEndObject();
    }
}
