package com.wildrydes.local.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Writes objects from within the stack, past HTTP.
final class ObjectFile {
    private ObjectFile() {}

    static void put(BlobStore store, String bucket, String key, byte[] body) throws IOException {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentLength((long) body.length)
                .build();
        try {
            store.putBlob(request, new ByteArrayInputStream(body));
        } catch (RuntimeException e) {
            // The store tells of a disk that fails in a bare RuntimeException.
            throw new IOException("s3://" + bucket + '/' + key + " is not kept: " + e.getMessage(), e);
        }
    }
}
