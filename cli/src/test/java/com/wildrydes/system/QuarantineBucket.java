package com.wildrydes.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What was rejected and given up, as any S3 client sees it.
final class QuarantineBucket {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final S3Client s3;

    QuarantineBucket(S3Client s3) {
        this.s3 = s3;
    }

    /// Every rejected member that is kept, each as often as it is kept.
    List<StreamContents.Member> rejected() {
        var rejected = new ArrayList<StreamContents.Member>();
        for (String key : keys("quarantine/")) {
            String lines = s3.getObjectAsBytes(
                            get -> get.bucket(RunningStack.BUCKET).key(key))
                    .asString(StandardCharsets.UTF_8);
            lines.lines().forEach(line -> rejected.add(member(line)));
        }
        return rejected;
    }

    /// The batches that the event source mapping gave up.
    List<String> failedBatches() {
        return keys("aws/lambda/");
    }

    /// How many records of the stream are in them.
    long failedRecords() {
        return failedBatches().stream()
                .mapToLong(key -> json(text(key))
                        .required("KinesisBatchInfo")
                        .required("batchSize")
                        .longValue())
                .sum();
    }

    private String text(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(RunningStack.BUCKET).key(key))
                .asString(StandardCharsets.UTF_8);
    }

    private List<String> keys(String prefix) {
        return s3
                .listObjectsV2Paginator(list -> list.bucket(RunningStack.BUCKET).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static StreamContents.Member member(String line) {
        JsonNode json = json(line);
        return new StreamContents.Member(
                json.required("id").textValue(),
                Base64.getDecoder().decode(json.required("payload").textValue()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("this is to be JSON: " + text, e);
        }
    }
}
