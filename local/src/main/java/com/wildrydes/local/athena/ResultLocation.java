package com.wildrydes.local.athena;

/// Where results go: a bucket, and what stands before their names.
///
/// @param prefix empty, or ends with a slash
public record ResultLocation(String bucket, String prefix) {
    private static final String SCHEME = "s3://";

    /// Reads `s3://bucket` or `s3://bucket/folder/`; the last slash may be missing.
    ///
    /// @throws AthenaException for anything else
    public static ResultLocation parse(String location) throws AthenaException {
        String rest = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : "";
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (bucket.isEmpty()) {
            throw AthenaException.invalid(
                    "outputLocation is not a valid S3 path. It must be like s3://bucket/folder/: " + location);
        }
        String prefix = slash < 0 ? "" : rest.substring(slash + 1);
        return new ResultLocation(bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + '/');
    }

    /// The address of an object here.
    public String address(String name) {
        return new S3Address(bucket, prefix + name).toString();
    }
}
