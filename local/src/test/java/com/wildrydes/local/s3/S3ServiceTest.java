package com.wildrydes.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.SdkClients;
import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class S3ServiceTest {
    @TempDir
    Path data;

    private Path folder;
    private Path drafts;
    private S3Service service;
    private FrontDoor door;
    private S3Client s3;

    @BeforeEach
    void open() throws Exception {
        folder = data.resolve("s3");
        drafts = data.resolve("s3-drafts");
        service = S3Service.open(folder, drafts);
        service.ensureBucket("rides");
        door = FrontDoor.open(service);
        s3 = SdkClients.of(S3Client.builder(), door.endpoint(), builder -> builder.forcePathStyle(true));
    }

    @AfterEach
    void close() {
        s3.close();
        door.close();
        service.close();
    }

    @Test
    void objects_are_plain_files_under_their_bucket_and_key() throws Exception {
        s3.putObject(put -> put.bucket("rides").key("a/ä €.txt"), RequestBody.fromString("Hobo"));

        assertThat(s3.getObjectAsBytes(get -> get.bucket("rides").key("a/ä €.txt"))
                        .asUtf8String())
                .isEqualTo("Hobo");
        assertThat(folder.resolve("rides/a/ä €.txt")).hasContent("Hobo");
    }

    @Test
    void objects_survive_a_new_start() throws Exception {
        service.put("rides", "kept", "by the stack".getBytes(StandardCharsets.UTF_8));
        close();
        open();
        assertThat(s3.getObjectAsBytes(get -> get.bucket("rides").key("kept")).asUtf8String())
                .isEqualTo("by the stack");
    }

    @Test
    void an_object_larger_than_any_buffered_request_goes_through() throws Exception {
        long size = 64L * 1024 * 1024;
        s3.putObject(put -> put.bucket("rides").key("large"), RequestBody.fromInputStream(new Ones(size), size));

        try (InputStream body = s3.getObject(get -> get.bucket("rides").key("large"))) {
            long read = 0;
            byte[] buffer = new byte[65536];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                read += n;
            }
            assertThat(read).isEqualTo(size);
        }
        assertThat(Files.size(folder.resolve("rides/large"))).isEqualTo(size);
    }

    @Test
    void a_missing_key_is_NoSuchKey() {
        assertThatThrownBy(() -> s3.getObject(get -> get.bucket("rides").key("none")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void multipart_uploads_complete() {
        String id =
                s3.createMultipartUpload(c -> c.bucket("rides").key("parts")).uploadId();
        byte[] part = new byte[5 * 1024 * 1024];
        String first = s3.uploadPart(
                        u -> u.bucket("rides").key("parts").uploadId(id).partNumber(1), RequestBody.fromBytes(part))
                .eTag();
        String second = s3.uploadPart(
                        u -> u.bucket("rides").key("parts").uploadId(id).partNumber(2), RequestBody.fromString("end"))
                .eTag();
        s3.completeMultipartUpload(c -> c.bucket("rides")
                .key("parts")
                .uploadId(id)
                .multipartUpload(m -> m.parts(List.of(
                        CompletedPart.builder().partNumber(1).eTag(first).build(),
                        CompletedPart.builder().partNumber(2).eTag(second).build()))));

        assertThat(s3.headObject(h -> h.bucket("rides").key("parts")).contentLength())
                .isEqualTo(part.length + 3L);
    }

    @Test
    void the_bucket_may_stand_before_the_hosts_name() {
        InetAddress[] here = {InetAddress.getLoopbackAddress()};
        try (S3Client virtual = SdkClients.of(
                S3Client.builder(),
                door.endpoint(),
                builder -> builder.httpClientBuilder(ApacheHttpClient.builder().dnsResolver(host -> here)))) {
            virtual.putObject(put -> put.bucket("rides").key("a b"), RequestBody.fromString("virtual"));
        }
        assertThat(folder.resolve("rides/a b")).hasContent("virtual");
    }

    /// So that the failure destination of a mapping is asked again, and the batch not delivered again.
    @Test
    void an_object_that_the_stack_cannot_keep_is_told_as_such() throws Exception {
        service.put("rides", "in-the-way", new byte[1]);

        assertThatThrownBy(() -> service.put("rides", "in-the-way/key", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("s3://rides/in-the-way/key is not kept: ");
    }

    @Test
    void an_object_of_the_stack_is_like_any_other_and_leaves_no_draft() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "from a file");
        service.put("rides", "a/ä €", "replaced".getBytes(StandardCharsets.UTF_8));
        service.put("rides", "a/ä €", file);

        var head = s3.headObject(get -> get.bucket("rides").key("a/ä €"));
        assertThat(head.eTag()).isEqualTo("\"a2ff927a35d635f95250874d24d9ec6f\"");
        assertThat(head.contentLength()).isEqualTo(Files.size(file));
        assertThat(s3.listObjectsV2(list -> list.bucket("rides").prefix("a/")).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.eTag()).isEqualTo(head.eTag()));
        try (InputStream body = service.read("rides", "a/ä €", 5)) {
            assertThat(body).hasContent("a file");
        }
        assertThat(drafts.resolve("objects")).isEmptyDirectory();
    }

    @Test
    void what_a_kill_left_half_written_is_no_object_and_gone_at_the_next_start() throws Exception {
        Path half = Files.writeString(drafts.resolve("objects").resolve("half"), "ha");
        assertThat(s3.listObjectsV2(list -> list.bucket("rides")).contents()).isEmpty();
        assertThat(s3.listBuckets().buckets()).hasSize(1);
        close();
        open();
        assertThat(half).doesNotExist();
    }

    @Test
    void an_object_in_a_bucket_that_is_gone_is_not_kept_and_the_bucket_stays_gone() {
        s3.deleteBucket(delete -> delete.bucket("rides"));

        assertThatThrownBy(() -> service.put("rides", "a/key", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessage("s3://rides/a/key is not kept: there is no bucket rides: create it, or deploy the template"
                        + " again");
        assertThat(service.hasBucket("rides")).isFalse();
        assertThatThrownBy(() -> service.read("rides", "a/key", 0))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("s3://rides/a/key");
    }

    @Test
    void a_key_that_leads_out_of_its_bucket_is_refused() {
        for (String key : List.of("../other", "", "folder/", "a/../..", "nul\0")) {
            assertThatThrownBy(() -> service.put("rides", key, new byte[1]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("a key here must");
        }
    }

    @Test
    void a_broken_escape_in_the_query_is_refused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.getOutputStream()
                    .write("GET /rides?prefix=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void requests_are_counted_as_they_are_billed() {
        s3.putObject(put -> put.bucket("rides").key("k"), RequestBody.fromString("v"));
        s3.listObjectsV2(list -> list.bucket("rides"));
        s3.headObject(head -> head.bucket("rides").key("k"));
        s3.deleteObject(delete -> delete.bucket("rides").key("k"));
        assertThat(service.usage())
                .containsEntry(BilledUnit.S3_WRITE_REQUESTS, 2.0)
                .containsEntry(BilledUnit.S3_READ_REQUESTS, 1.0);
    }

    @Test
    void operations_are_known_by_their_names() {
        assertThat(new S3Path("/").operation("GET", Map.of(), false)).isEqualTo("ListBuckets");
        assertThat(new S3Path("/b").operation("GET", Map.of("list-type", "2"), false))
                .isEqualTo("ListObjectsV2");
        assertThat(new S3Path("/b/k").operation("PUT", Map.of(), false)).isEqualTo("PutObject");
        assertThat(new S3Path("/b/k").operation("PUT", Map.of(), true)).isEqualTo("CopyObject");
        assertThat(new S3Path("/b/k/l").operation("PUT", Map.of("partNumber", "1"), false))
                .isEqualTo("UploadPart");
    }

    /// So many bytes, made as they are read.
    private static final class Ones extends InputStream {
        private long left;

        Ones(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 1 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int n = (int) Math.min(left, length);
            left -= n;
            return n == 0 && length > 0 ? -1 : n;
        }
    }
}
