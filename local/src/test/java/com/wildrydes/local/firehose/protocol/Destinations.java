package com.wildrydes.local.firehose.protocol;

import java.util.Map;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ParquetWriterVersion;

/// Where delivery streams of tests deliver to.
final class Destinations {
    static final String ROLE = "arn:aws:iam::000000000000:role/delivery";
    static final String BUCKET = "arn:aws:s3:::archive";

    private Destinations() {}

    /// At once, records as they are.
    static void plain(ExtendedS3DestinationConfiguration.Builder s3) {
        s3.roleARN(ROLE).bucketARN(BUCKET).bufferingHints(hints -> hints.intervalInSeconds(0));
    }

    /// At once, as Parquet by the table `wildrydes.rides`, failures apart.
    static void converting(ExtendedS3DestinationConfiguration.Builder s3) {
        s3.roleARN(ROLE)
                .bucketARN(BUCKET)
                .prefix("events/day=!{timestamp:dd}/")
                .errorOutputPrefix("errors/!{firehose:error-output-type}/")
                .bufferingHints(hints -> hints.intervalInSeconds(0).sizeInMBs(64))
                .cloudWatchLoggingOptions(
                        logs -> logs.enabled(true).logGroupName("group").logStreamName("stream"))
                .dataFormatConversionConfiguration(conversion -> conversion
                        .schemaConfiguration(schema ->
                                schema.roleARN(ROLE).databaseName("wildrydes").tableName("rides"))
                        .inputFormatConfiguration(in -> in.deserializer(serde -> serde.openXJsonSerDe(openX ->
                                openX.caseInsensitive(true).columnToJsonKeyMappings(Map.of("name", "unicorn")))))
                        .outputFormatConfiguration(out ->
                                out.serializer(serde -> serde.parquetSerDe(parquet -> parquet.compression("GZIP")
                                        .writerVersion(ParquetWriterVersion.V2)
                                        .enableDictionaryCompression(true)))));
    }
}
