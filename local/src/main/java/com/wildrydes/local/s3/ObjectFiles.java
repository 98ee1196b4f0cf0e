package com.wildrydes.local.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Objects that the stack itself writes and reads, past HTTP. Thread-safe.
///
/// S3Proxy writes an object beside its place and renames it: a listing can see half of one, and a kill leaves it there
/// for good. Among Parquet files that breaks every query. So these are written outside the buckets, by a second store
/// that gives them what S3Proxy keeps of an object beside its bytes, and are moved to their place when they are whole
/// and on the disk.
final class ObjectFiles {
    /// The folder of the drafts is a store of one bucket.
    private static final String DRAFTS = "objects";

    /// The last object of a folder may be deleted, and the folder with it, between its making and the move.
    private static final int MOVES = 10;

    private final Path buckets;
    private final Path drafts;
    private final FilesystemNio2BlobStore store;

    private ObjectFiles(Path buckets, Path drafts, FilesystemNio2BlobStore store) {
        this.buckets = buckets;
        this.drafts = drafts;
        this.store = store;
    }

    /// @param buckets the folder of the buckets, absolute
    /// @param drafts a folder in the same file system, absolute; what an earlier run left there is deleted
    static ObjectFiles open(Path buckets, Path drafts) throws IOException {
        Path objects = Files.createDirectories(drafts.resolve(DRAFTS));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(objects)) {
            for (Path draft : left) {
                Files.delete(draft);
            }
        }
        return new ObjectFiles(buckets, objects, new FilesystemNio2BlobStore(drafts.toString()));
    }

    void put(String bucket, String key, byte[] body) throws IOException {
        put(bucket, key, new ByteArrayInputStream(body));
    }

    void put(String bucket, String key, Path file) throws IOException {
        try (InputStream body = Files.newInputStream(file)) {
            put(bucket, key, body);
        }
    }

    private void put(String bucket, String key, InputStream body) throws IOException {
        String name = UUID.randomUUID().toString();
        Path draft = drafts.resolve(name);
        try {
            Path place = place(bucket, key);
            store.putBlob(PutObjectRequest.builder().bucket(DRAFTS).key(name).build(), body);
            sync(draft);
            move(draft, bucket, place);
        } catch (IOException | RuntimeException e) {
            // The store tells of a disk that fails in a bare RuntimeException.
            IOException failed = new IOException(uri(bucket, key) + " is not kept: " + reason(e), e);
            try {
                Files.deleteIfExists(draft);
            } catch (IOException stays) {
                failed.addSuppressed(stays);
            }
            throw failed;
        }
    }

    InputStream read(String bucket, String key, long fromByte) throws IOException {
        Path file = place(bucket, key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(uri(bucket, key), null, "there is no such object");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(fromByte);
        return Channels.newInputStream(channel);
    }

    private void move(Path draft, String bucket, Path place) throws IOException {
        for (int attempt = 1; ; attempt++) {
            if (!Files.isDirectory(buckets.resolve(bucket))) {
                throw new IOException("there is no bucket " + bucket + ": create it, or deploy the template again");
            }
            Path folder = place.resolveSibling("");
            try {
                Files.createDirectories(folder);
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sync(folder);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == MOVES) {
                    throw e;
                }
            }
        }
    }

    private Path place(String bucket, String key) throws IOException {
        try {
            Path folder = buckets.resolve(bucket);
            Path place = folder.resolve(key).normalize();
            if (key.isEmpty() || key.endsWith("/") || place.equals(folder) || !place.startsWith(folder)) {
                throw new IOException("a key here must name a file below its bucket: " + key);
            }
            return place;
        } catch (InvalidPathException e) {
            throw new IOException("a key here must be the name of a file: " + e.getMessage(), e);
        }
    }

    /// A loss of power keeps it from here on. Folders are synced in the same way.
    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof RuntimeException && e.getCause() instanceof IOException io ? io : e;
        return String.valueOf(cause.getMessage());
    }

    private static String uri(String bucket, String key) {
        return "s3://" + bucket + '/' + key;
    }
}
