package com.wildrydes.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What the archive and its readers ask of a bucket: objects whole or not at all, ranges, listings page by page,
/// uploads in parts. Runs against any implementation of S3's API.
abstract class ObjectsContract {
    private static final String DAY = "events/year=2026/month=07/day=21/";
    private static final int MIN_PART = 5 * 1024 * 1024;

    private final String bucket = "contract-" + UUID.randomUUID();

    /// The client of the implementation under test.
    abstract S3Client s3();

    @BeforeEach
    void makeBucket() {
        s3().createBucket(create -> create.bucket(bucket));
    }

    @Test
    void an_object_is_read_back_with_its_size_and_its_tag() {
        put("ä €/Ünal.parquet", "PAR1");

        var head = s3().headObject(get -> get.bucket(bucket).key("ä €/Ünal.parquet"));
        assertThat(head.contentLength()).isEqualTo(4);
        assertThat(head.eTag()).isEqualTo("\"" + md5("PAR1") + "\"");
        assertThat(read("ä €/Ünal.parquet", null)).isEqualTo("PAR1");
    }

    @Test
    void a_new_object_takes_the_place_of_the_old() {
        put("key", "old and long");
        put("key", "new");
        assertThat(read("key", null)).isEqualTo("new");
    }

    /// How a reader of Parquet asks: for the end first, where the footer is, then for column chunks.
    @Test
    void ranges_give_the_end_the_beginning_and_the_middle() {
        put("key", "0123456789");

        assertThat(read("key", "bytes=-4")).isEqualTo("6789");
        assertThat(read("key", "bytes=7-")).isEqualTo("789");
        assertThat(read("key", "bytes=2-4")).isEqualTo("234");
        assertThat(read("key", "bytes=8-100")).isEqualTo("89");
        assertThat(s3().getObjectAsBytes(get -> get.bucket(bucket).key("key").range("bytes=2-4"))
                        .response()
                        .contentRange())
                .isEqualTo("bytes 2-4/10");
    }

    @Test
    void a_range_behind_the_end_is_refused() {
        put("key", "0123456789");
        assertThatThrownBy(() -> read("key", "bytes=10-"))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(416));
    }

    @Test
    void a_listing_is_in_order_and_goes_on_where_its_page_ended() {
        List<String> keys = IntStream.range(0, 25)
                .mapToObj(n -> DAY + "hour=%02d/file".formatted(n))
                .toList();
        keys.reversed().forEach(key -> put(key, "x"));
        put("events/year=2026/month=07/day=22/hour=00/file", "x");

        List<String> listed = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListObjectsV2Response page = s3().listObjectsV2(
                            list -> list.bucket(bucket).prefix(DAY).maxKeys(10).continuationToken(from));
            page.contents().stream().map(S3Object::key).forEach(listed::add);
            pages.add(page.keyCount());
            token = page.nextContinuationToken();
        } while (token != null);

        assertThat(listed).isEqualTo(keys);
        assertThat(pages).containsExactly(10, 10, 5);
    }

    @Test
    void a_listing_may_start_after_a_key_and_stop_at_a_delimiter() {
        put(DAY + "hour=00/a", "x");
        put(DAY + "hour=00/b", "x");
        put(DAY + "hour=01/a", "x");

        assertThat(s3().listObjectsV2(list -> list.bucket(bucket).prefix(DAY).startAfter(DAY + "hour=00/a"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly(DAY + "hour=00/b", DAY + "hour=01/a");
        assertThat(s3().listObjectsV2(list -> list.bucket(bucket).prefix(DAY).delimiter("/"))
                        .commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactly(DAY + "hour=00/", DAY + "hour=01/");
    }

    @Test
    void a_listing_of_nothing_is_empty() {
        assertThat(s3().listObjectsV2(list -> list.bucket(bucket).prefix(DAY)).contents())
                .isEmpty();
    }

    @Test
    void an_upload_in_parts_is_seen_when_it_is_complete() {
        String id = begin("parts");
        byte[] first = new byte[MIN_PART];
        Arrays.fill(first, (byte) 'a');
        CompletedPart one = part("parts", id, 1, RequestBody.fromBytes(first));
        CompletedPart two = part("parts", id, 2, RequestBody.fromString("end"));
        assertThat(keys()).isEmpty();

        s3().completeMultipartUpload(complete ->
                complete.bucket(bucket).key("parts").uploadId(id).multipartUpload(upload -> upload.parts(one, two)));

        assertThat(keys()).containsExactly("parts");
        assertThat(read("parts", "bytes=" + (MIN_PART - 1) + "-")).isEqualTo("aend");
    }

    @Test
    void an_upload_that_is_given_up_leaves_nothing() {
        String id = begin("parts");
        part("parts", id, 1, RequestBody.fromString("x"));

        s3().abortMultipartUpload(abort -> abort.bucket(bucket).key("parts").uploadId(id));

        assertThat(keys()).isEmpty();
        assertThat(s3().listMultipartUploads(list -> list.bucket(bucket)).uploads())
                .isEmpty();
    }

    @Test
    void what_is_deleted_is_gone_and_may_be_deleted_again() {
        put("a", "x");
        put("b", "x");
        put("c", "x");

        s3().deleteObject(delete -> delete.bucket(bucket).key("a"));
        s3().deleteObject(delete -> delete.bucket(bucket).key("a"));
        s3().deleteObjects(delete -> delete.bucket(bucket)
                .delete(keys -> keys.objects(
                        ObjectIdentifier.builder().key("b").build(),
                        ObjectIdentifier.builder().key("gone").build())));

        assertThat(keys()).containsExactly("c");
        assertThatThrownBy(() -> read("a", null)).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void a_bucket_that_is_gone_is_said_to_be() {
        s3().deleteBucket(delete -> delete.bucket(bucket));

        assertThatThrownBy(() -> put("key", "x")).isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(this::keys).isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3().headBucket(head -> head.bucket(bucket)))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    private void put(String key, String body) {
        s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(body));
    }

    private String read(String key, String range) {
        return s3().getObjectAsBytes(get -> get.bucket(bucket).key(key).range(range))
                .asUtf8String();
    }

    private List<String> keys() {
        return s3().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private String begin(String key) {
        return s3().createMultipartUpload(create -> create.bucket(bucket).key(key))
                .uploadId();
    }

    private CompletedPart part(String key, String id, int number, RequestBody body) {
        String eTag = s3().uploadPart(
                        upload -> upload.bucket(bucket).key(key).uploadId(id).partNumber(number), body)
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(eTag).build();
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
