package com.wildrydes.local;

import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.StreamRecordSource;
import com.wildrydes.local.lambda.mapping.FailureDestination;
import com.wildrydes.local.lambda.mapping.RecordSource;
import com.wildrydes.local.lambda.service.LambdaNeighbours;
import com.wildrydes.local.s3.S3Service;
import java.util.Optional;

/// Lambda's way to streams and buckets. Thread-safe.
record Neighbours(Kinesis kinesis, S3Service s3) implements LambdaNeighbours {
    private static final String BUCKET = "arn:aws:s3:::";
    private static final String STREAM = ":stream/";

    @Override
    public Optional<RecordSource> stream(String arn) {
        String name = arn.substring(arn.lastIndexOf(STREAM) + STREAM.length());
        boolean known = arn.contains(STREAM)
                && kinesis.streams().stream().anyMatch(stream -> stream.name().equals(name));
        return known ? Optional.of(new StreamRecordSource(kinesis, name)) : Optional.empty();
    }

    @Override
    public Optional<FailureDestination> destination(String arn) {
        if (!arn.startsWith(BUCKET)) {
            return Optional.empty();
        }
        String bucket = arn.substring(BUCKET.length());
        return s3.hasBucket(bucket) ? Optional.of((key, body) -> s3.put(bucket, key, body)) : Optional.empty();
    }
}
