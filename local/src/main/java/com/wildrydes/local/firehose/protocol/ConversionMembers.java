package com.wildrydes.local.firehose.protocol;

import com.wildrydes.local.firehose.Conversion;
import com.wildrydes.local.firehose.FirehoseException;
import com.wildrydes.local.firehose.parquet.OpenXSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings;
import com.wildrydes.local.firehose.parquet.ParquetSettings.ParquetCompression;
import com.wildrydes.local.firehose.parquet.ParquetSettings.WriterVersion;
import java.util.List;

/// Reads a DataFormatConversionConfiguration.
final class ConversionMembers {

    private static final int MIN_BLOCK_BYTES = 64 << 20;
    private static final int MIN_PAGE_BYTES = 64 << 10;

    private ConversionMembers() {}

    static Conversion read(Members conversion, Violations violations) {
        Members schema = required(conversion, "SchemaConfiguration");
        Members deserializer = required(required(conversion, "InputFormatConfiguration"), "Deserializer");
        Members serializer = required(required(conversion, "OutputFormatConfiguration"), "Serializer");
        if (deserializer.has("HiveJsonSerDe")) {
            throw CreateRequest.unsupported("HiveJsonSerDe: take OpenXJsonSerDe");
        }
        if (serializer.has("OrcSerDe")) {
            throw CreateRequest.unsupported("OrcSerDe: take ParquetSerDe");
        }
        return new Conversion(
                member(schema, "RoleARN"),
                member(schema, "DatabaseName"),
                member(schema, "TableName"),
                openX(required(deserializer, "OpenXJsonSerDe")),
                parquet(required(serializer, "ParquetSerDe"), violations));
    }

    private static OpenXSettings openX(Members openX) {
        return new OpenXSettings(
                openX.flag("CaseInsensitive", true),
                openX.flag("ConvertDotsInJsonKeysToUnderscores", false),
                openX.textMap("ColumnToJsonKeyMappings"));
    }

    private static ParquetSettings parquet(Members parquet, Violations violations) {
        ParquetSettings absent = ParquetSettings.DEFAULT;
        Integer block = parquet.integer("BlockSizeBytes");
        violations.range(parquet.path("BlockSizeBytes"), block, MIN_BLOCK_BYTES, Integer.MAX_VALUE);
        Integer page = parquet.integer("PageSizeBytes");
        violations.range(parquet.path("PageSizeBytes"), page, MIN_PAGE_BYTES, Integer.MAX_VALUE);
        Integer padding = parquet.integer("MaxPaddingBytes");
        violations.range(parquet.path("MaxPaddingBytes"), padding, 0, Integer.MAX_VALUE);
        String compression = parquet.text("Compression", absent.compression().name());
        violations.oneOf(parquet.path("Compression"), compression, List.of("UNCOMPRESSED", "GZIP", "SNAPPY"));
        String version = parquet.text("WriterVersion", absent.writerVersion().name());
        violations.oneOf(parquet.path("WriterVersion"), version, List.of("V1", "V2"));
        violations.check();
        return new ParquetSettings(
                ParquetCompression.valueOf(compression),
                WriterVersion.valueOf(version),
                parquet.flag("EnableDictionaryCompression", absent.dictionary()),
                CreateRequest.or(block, absent.blockSizeBytes()),
                CreateRequest.or(page, absent.pageSizeBytes()),
                CreateRequest.or(padding, absent.maxPaddingBytes()));
    }

    private static Members required(Members outer, String name) {
        if (!outer.has(name)) {
            throw missing(name);
        }
        return outer.structure(name);
    }

    private static String member(Members schema, String name) {
        String value = schema.text(name);
        if (value == null) {
            throw missing("SchemaConfiguration." + name);
        }
        return value;
    }

    private static FirehoseException missing(String name) {
        return FirehoseException.invalidArgument(name + " must be specified when data format conversion is enabled.");
    }
}
