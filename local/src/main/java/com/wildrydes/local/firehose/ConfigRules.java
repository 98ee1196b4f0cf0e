package com.wildrydes.local.firehose;

import com.wildrydes.local.firehose.parquet.Column;
import com.wildrydes.local.firehose.parquet.JsonToParquet;
import java.util.List;
import java.util.regex.Pattern;

/// What the configuration of a delivery stream must be like (Amazon Data Firehose API Reference,
/// "CreateDeliveryStream"), and what of AWS's the local Firehose does not have.
final class ConfigRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
    private static final Pattern EXTENSION = Pattern.compile("|\\.[0-9a-z!\\-_.*'()]{1,127}");
    private static final int MAX_SIZE_MIB = 128;
    private static final int MIN_CONVERTED_SIZE_MIB = 64;
    private static final int MAX_INTERVAL_SECONDS = 900;

    private ConfigRules() {}

    /// @throws FirehoseException when a rule is broken
    static void check(DeliveryStreamConfig config, TableSchemas tables) {
        require(
                NAME.matcher(config.name()).matches(),
                "DeliveryStreamName must be 1 to 64 letters, digits, underscores, points and hyphens: "
                        + config.name());
        require(!config.bucket().isEmpty(), "BucketARN must name a bucket");
        Buffering buffering = config.buffering();
        boolean converts = config.conversion() != null;
        int smallest = converts ? MIN_CONVERTED_SIZE_MIB : 1;
        require(
                buffering.sizeMiB() >= smallest && buffering.sizeMiB() <= MAX_SIZE_MIB,
                "BufferingHints.SizeInMBs must be from " + smallest + " to " + MAX_SIZE_MIB
                        + (converts ? " when data format conversion is enabled: " : ": ") + buffering.sizeMiB());
        require(
                buffering.intervalSeconds() >= 0 && buffering.intervalSeconds() <= MAX_INTERVAL_SECONDS,
                "BufferingHints.IntervalInSeconds must be from 0 to " + MAX_INTERVAL_SECONDS + ": "
                        + buffering.intervalSeconds());
        require(
                !converts || config.compression() == Compression.UNCOMPRESSED,
                "CompressionFormat must be UNCOMPRESSED when data format conversion is enabled, whose serializer"
                        + " compresses: " + config.compression());
        require(
                EXTENSION.matcher(config.fileExtension()).matches(),
                "FileExtension must be a dot and up to 127 of 0-9a-z!-_.*'(): " + config.fileExtension());
        KeyPrefix.ofData(config.prefix()).requireShort("Prefix");
        KeyPrefix.ofErrors(config.prefix(), config.errorPrefix()).requireShort("ErrorOutputPrefix");
        Conversion conversion = config.conversion();
        if (conversion != null) {
            checkTable(conversion, tables);
        }
    }

    private static void checkTable(Conversion conversion, TableSchemas tables) {
        String table = conversion.database() + "." + conversion.table();
        List<Column> columns = tables.columns(conversion.database(), conversion.table())
                .orElseThrow(() -> FirehoseException.invalidArgument("SchemaConfiguration names the table " + table
                        + ", which Glue does not have: create it first"));
        require(!columns.isEmpty(), "SchemaConfiguration names the table " + table + ", which has no columns");
        try {
            JsonToParquet.requireConvertible(columns);
        } catch (IllegalArgumentException e) {
            throw FirehoseException.invalidArgument(
                    "SchemaConfiguration names the table " + table + ": " + e.getMessage());
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw FirehoseException.invalidArgument(problem);
        }
    }
}
