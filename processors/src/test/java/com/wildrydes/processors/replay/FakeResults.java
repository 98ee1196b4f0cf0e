package com.wildrydes.processors.replay;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A bucket with query results, read by ranges as S3's, and which fails as it is told. Not thread-safe.
final class FakeResults implements S3Client {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final Map<String, byte[]> files = new HashMap<>();
    private @Nullable RuntimeException failure;

    /// The ranges that were read.
    final List<String> read = new ArrayList<>();

    void put(String key, String text) {
        files.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Every call fails so from now on.
    void failWith(RuntimeException failure) {
        this.failure = failure;
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        if (failure != null) {
            throw failure;
        }
        byte[] file = files.get(request.bucket() + "/" + request.key());
        if (file == null) {
            throw NoSuchKeyException.builder()
                    .message("no such key")
                    .statusCode(404)
                    .build();
        }
        read.add(request.range());
        Matcher range = RANGE.matcher(request.range());
        if (!range.matches()) {
            throw new IllegalArgumentException(request.range());
        }
        if (Long.parseLong(range.group(1)) >= file.length) {
            throw S3Exception.builder()
                    .message("not satisfiable")
                    .statusCode(416)
                    .build();
        }
        int from = Integer.parseInt(range.group(1));
        int to = Math.min(file.length, Integer.parseInt(range.group(2)) + 1);
        GetObjectResponse response = GetObjectResponse.builder()
                .contentRange("bytes " + from + "-" + (to - 1) + "/" + file.length)
                .build();
        try {
            return transformer.transform(
                    response,
                    AbortableInputStream.create(new ByteArrayInputStream(Arrays.copyOfRange(file, from, to))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
