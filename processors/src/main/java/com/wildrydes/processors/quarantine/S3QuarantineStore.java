package com.wildrydes.processors.quarantine;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Keeps rejected members in a bucket, one object a Kinesis record, in the format of [QuarantineFormat].
///
/// In S3 because a payload may have 1 MB, more than an item of a table takes, because it is paid by what is
/// rejected and expires by a rule of the bucket, and because Athena reads it as it is. Thread-safe.
public final class S3QuarantineStore implements QuarantineStore {

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /// The part of a bucket under a prefix.
    ///
    /// @param s3 should not retry by itself: the caller knows how much time there is
    /// @param prefix what the keys begin with, for example `quarantine/`
    public S3QuarantineStore(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void keep(QuarantinedRecord record) throws UnavailableException, RefusedException {
        String key = prefix + QuarantineFormat.key(record.record());
        RequestBody body = RequestBody.fromBytes(QuarantineFormat.content(record));
        try {
            s3.putObject(put -> put.bucket(bucket).key(key).contentType("application/jsonlines"), body);
        } catch (SdkException e) {
            throw AwsFailure.of("s3:PutObject " + bucket + "/" + key, e);
        }
    }
}
