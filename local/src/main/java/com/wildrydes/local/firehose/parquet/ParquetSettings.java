package com.wildrydes.local.firehose.parquet;

/// How Parquet files are written (Amazon Data Firehose API Reference, "ParquetSerDe").
///
/// @param blockSizeBytes of a row group, at least 64 MiB on AWS
/// @param pageSizeBytes at least 64 KiB on AWS
/// @param dictionary whether columns may be dictionary encoded
/// @param maxPaddingBytes bytes of padding so that row groups do not cross the blocks of a file system; S3 has
/// none
public record ParquetSettings(
        ParquetCompression compression,
        WriterVersion writerVersion,
        boolean dictionary,
        int blockSizeBytes,
        int pageSizeBytes,
        int maxPaddingBytes) {

    /// What AWS takes where nothing is said.
    public static final ParquetSettings DEFAULT =
            new ParquetSettings(ParquetCompression.SNAPPY, WriterVersion.V1, false, 256 << 20, 1 << 20, 0);

    /// Of pages.
    public enum ParquetCompression {
        UNCOMPRESSED,
        GZIP,
        SNAPPY
    }

    /// Which encodings a writer may use: V2 has delta encodings and its own page format.
    public enum WriterVersion {
        V1,
        V2
    }

    public ParquetSettings {
        require(blockSizeBytes > 0, "blockSizeBytes", blockSizeBytes);
        require(pageSizeBytes > 0, "pageSizeBytes", pageSizeBytes);
        require(maxPaddingBytes >= 0, "maxPaddingBytes", maxPaddingBytes);
    }

    private static void require(boolean holds, String name, int value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is too small: " + value);
        }
    }
}
