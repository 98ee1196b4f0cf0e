package com.wildrydes.local.s3;

import com.wildrydes.local.frontdoor.AwsRequest;
import java.util.Locale;
import java.util.Map;

/// Where a request to S3 points, whichever way it names its bucket: in the path, or before the host's name
/// (Amazon S3 User Guide, "Virtual hosting of general purpose buckets").
///
/// @param path always with the bucket in front, percent-encoded as sent
record S3Path(String path) {
    private static final String LOCALHOST = "localhost";

    static S3Path of(AwsRequest request) {
        String host = request.headers().getOrDefault("host", "").toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        String bucket = "";
        for (String suffix : new String[] {".s3." + LOCALHOST, "." + LOCALHOST}) {
            if (bucket.isEmpty() && name.endsWith(suffix)) {
                bucket = name.substring(0, name.length() - suffix.length());
            }
        }
        boolean inHost = !bucket.isEmpty() && !bucket.equals("s3");
        return new S3Path(inHost ? '/' + bucket + request.path() : request.path());
    }

    /// The operation that a method on this path stands for (Amazon S3 API Reference).
    ///
    /// @param query the query's parameters
    /// @param copies whether the request names an object to copy
    String operation(String method, Map<String, String> query, boolean copies) {
        int slash = path.indexOf('/', 1);
        if (path.length() == 1) {
            return "ListBuckets";
        }
        return slash < 0 || slash == path.length() - 1
                ? bucketOperation(method, query)
                : objectOperation(method, query, copies);
    }

    private static String bucketOperation(String method, Map<String, String> query) {
        return switch (method) {
            case "GET" -> {
                if (query.containsKey("list-type")) {
                    yield "ListObjectsV2";
                }
                if (query.containsKey("uploads")) {
                    yield "ListMultipartUploads";
                }
                yield query.containsKey("location") ? "GetBucketLocation" : "ListObjects";
            }
            case "HEAD" -> "HeadBucket";
            case "PUT" -> "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            case "POST" -> query.containsKey("delete") ? "DeleteObjects" : "PostObject";
            default -> method;
        };
    }

    private static String objectOperation(String method, Map<String, String> query, boolean copies) {
        return switch (method) {
            case "GET" -> query.containsKey("uploadId") ? "ListParts" : "GetObject";
            case "HEAD" -> "HeadObject";
            case "PUT" -> {
                if (query.containsKey("partNumber")) {
                    yield copies ? "UploadPartCopy" : "UploadPart";
                }
                yield copies ? "CopyObject" : "PutObject";
            }
            case "DELETE" -> query.containsKey("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
            case "POST" -> query.containsKey("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
            default -> method;
        };
    }
}
