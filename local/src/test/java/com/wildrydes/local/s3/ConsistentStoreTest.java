package com.wildrydes.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

class ConsistentStoreTest {
    private static final PutObjectRequest PUT =
            PutObjectRequest.builder().bucket("rides").key("a/b").build();

    @TempDir
    Path data;

    private FilesystemNio2BlobStore folder;
    private ConsistentStore store;

    @BeforeEach
    void open() throws Exception {
        folder = new FilesystemNio2BlobStore(
                Files.createDirectories(data.resolve("s3")).toString());
        folder.createContainer("rides");
        store = ConsistentStore.open(folder, data.resolve("drafts"));
    }

    @Test
    void an_object_that_is_still_coming_in_is_not_listed() {
        List<String> meanwhile = new ArrayList<>();
        store.putBlob(PUT, new Body(() -> meanwhile.addAll(keys(store))));

        assertThat(meanwhile).isEmpty();
        assertThat(keys(store)).containsExactly("a/b");
        assertThat(data.resolve("s3/rides/a/b")).hasContent("ab");
        assertThat(data.resolve("drafts/bodies")).isEmptyDirectory();
    }

    @Test
    void nothing_is_listed_while_an_object_is_brought_to_its_place() throws Exception {
        CompletableFuture<List<String>> listed = new CompletableFuture<>();
        BlobStore slow = new ForwardingBlobStore(folder) {
            @Override
            public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
                Thread lists = Thread.ofPlatform().start(() -> listed.complete(keys(store)));
                await().until(() -> lists.getState() == Thread.State.WAITING || listed.isDone());
                assertThat(listed).isNotDone();
                return super.putBlob(request, body);
            }
        };
        store = ConsistentStore.open(slow, data.resolve("drafts"));

        store.putBlob(PUT, new Body(() -> {}));

        assertThat(listed.get(30, TimeUnit.SECONDS)).containsExactly("a/b");
    }

    @Test
    void a_body_that_breaks_off_leaves_nothing() throws Exception {
        assertThatThrownBy(() -> store.putBlob(PUT, new Body(() -> {
                    throw new UncheckedIOException(new IOException("connection reset"));
                })))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(keys(store)).isEmpty();
        assertThat(data.resolve("drafts/bodies")).isEmptyDirectory();
    }

    @Test
    void what_an_earlier_run_left_is_deleted() throws Exception {
        Files.writeString(data.resolve("drafts/bodies/left"), "half");

        ConsistentStore.open(folder, data.resolve("drafts"));

        assertThat(data.resolve("drafts/bodies")).isEmptyDirectory();
    }

    private static List<String> keys(BlobStore store) {
        return store.list("rides").contents().stream().map(S3Object::key).toList();
    }

    /// `ab`, and what happens between the two.
    private static final class Body extends InputStream {
        private final Runnable between;
        private int at;

        Body(Runnable between) {
            this.between = between;
        }

        @Override
        public int read() {
            return switch (at++) {
                case 0 -> 'a';
                case 1 -> {
                    between.run();
                    yield 'b';
                }
                default -> -1;
            };
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int next = read();
            if (next < 0) {
                return -1;
            }
            target[from] = (byte) next;
            return 1;
        }
    }
}
