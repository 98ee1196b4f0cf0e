package com.wildrydes.local.athena;

/// The address of one object: `s3://bucket/key`.
public record S3Address(String bucket, String key) {
    private static final String SCHEME = "s3://";

    /// Reads an address that [#toString] has written.
    public static S3Address parse(String address) {
        int slash = address.indexOf('/', SCHEME.length());
        return new S3Address(address.substring(SCHEME.length(), slash), address.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + '/' + key;
    }
}
