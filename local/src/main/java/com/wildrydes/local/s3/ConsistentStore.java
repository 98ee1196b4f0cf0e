package com.wildrydes.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/// A store whose listings show whole objects and nothing else, as S3's do (Amazon S3 User Guide, "Amazon S3 data
/// consistency model"). Thread-safe.
///
/// S3Proxy writes an object beside its place and renames it: a listing in between shows a key that is gone a moment
/// later. So a body is taken in outside the buckets first, however slowly it comes; and while objects are brought to
/// their place, which takes no longer than the disk does, nothing is listed. Writes do not wait for each other.
final class ConsistentStore extends ForwardingBlobStore {
    private static final String BODIES = "bodies";

    private final Path bodies;
    private final ReadWriteLock places = new ReentrantReadWriteLock();

    private ConsistentStore(BlobStore store, Path bodies) {
        super(store);
        this.bodies = bodies;
    }

    /// @param drafts a folder for bodies that are coming in; what an earlier run left there is deleted
    static ConsistentStore open(BlobStore store, Path drafts) throws IOException {
        Path bodies = Files.createDirectories(drafts.resolve(BODIES));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(bodies)) {
            for (Path body : left) {
                Files.delete(body);
            }
        }
        return new ConsistentStore(store, bodies);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        try {
            Path whole = Files.createTempFile(bodies, "", "");
            try {
                Files.copy(body, whole, StandardCopyOption.REPLACE_EXISTING);
                try (InputStream again = Files.newInputStream(whole)) {
                    return under(places.readLock(), () -> super.putBlob(request, again));
                }
            } finally {
                Files.delete(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "s3://" + request.bucket() + '/' + request.key() + " is not kept: " + e.getMessage(), e);
        }
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return under(places.readLock(), () -> super.copyBlob(request));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return under(places.readLock(), () -> super.completeMultipartUpload(upload, request));
    }

    /// Every kind of listing comes this way.
    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return under(places.writeLock(), () -> super.list(request));
    }

    /// Many may hold the lock for reading, and so write; who holds it for writing, and so lists, is alone.
    private static <T> T under(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
