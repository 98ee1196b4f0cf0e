package com.wildrydes.athenaengine.storage;

import io.trino.filesystem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with a folder for each bucket, where each object is a file.
///
/// @param root absolute and normalized
/// @param unfinished where files are that are being written; on the same file system as `root`
record Buckets(Path root, Path unfinished) {

    /// The file or folder of a location, which need not exist.
    ///
    /// @throws IOException when the location is none of S3's, leaves its bucket, or the bucket is not there
    Path resolve(Location location) throws IOException {
        String bucket = bucket(location);
        Path folder = root.resolve(bucket);
        Path path = folder.resolve(location.path()).normalize();
        if (!root.equals(folder.getParent()) || !path.startsWith(folder)) {
            throw new IOException("a key must stay within its bucket: " + location);
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("The specified bucket does not exist: " + bucket + " (of " + location + ')');
        }
        return path;
    }

    private static String bucket(Location location) throws IOException {
        String scheme = location.scheme().orElse("");
        String bucket = location.host().orElse("");
        if (!scheme.equals("s3") && !scheme.equals("s3a") && !scheme.equals("s3n")) {
            throw new IOException("a location must begin with s3://bucket/: " + location);
        }
        if (bucket.isEmpty() || bucket.startsWith(".")) {
            throw new IOException("a location must name its bucket: " + location);
        }
        return bucket;
    }
}
