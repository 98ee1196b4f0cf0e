package com.wildrydes.local.firehose;

/// How objects that are not converted are compressed. AWS also has ZIP, Snappy and HADOOP_SNAPPY.
public enum Compression {
    UNCOMPRESSED(""),
    GZIP(".gz");

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    /// What the object's key ends with.
    String extension() {
        return extension;
    }
}
