package com.wildrydes.local.kinesis.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/// Error codes, as the SDK tells them.
///
/// LocalStack 4.14.0 takes some requests that AWS's API reference refuses: a split at the first hash key of a
/// shard, a sequence number that cannot be one, a time in the future, 0 or 501 records in a call; for an
/// iterator that is none it answers 500. The tests of the local stack hold it to AWS's reference there.
abstract class KinesisErrorsContract extends KinesisContract {

    private static void assertCode(Class<? extends Exception> type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(type);
    }

    @Test
    void a_missing_stream_is_not_found() {
        assertCode(
                ResourceNotFoundException.class,
                () -> client().describeStreamSummary(request -> request.streamName("missing")));
        assertCode(ResourceNotFoundException.class, () -> put("missing", "key", "data"));
        assertCode(
                ResourceNotFoundException.class,
                () -> client().putRecords(
                                request -> request.streamName("missing").records(entry("key", "data"))));
        assertCode(ResourceNotFoundException.class, () -> iterator("missing", id(0), ShardIteratorType.LATEST));
        assertCode(
                ResourceNotFoundException.class, () -> client().deleteStream(request -> request.streamName("missing")));
        assertCode(
                ResourceNotFoundException.class, () -> client().listShards(request -> request.streamName("missing")));
    }

    @Test
    void a_taken_name_is_in_use() {
        String stream = stream(1);

        assertCode(
                ResourceInUseException.class,
                () -> client().createStream(
                                request -> request.streamName(stream).shardCount(1)));
    }

    @Test
    void a_missing_shard_is_not_found() {
        String stream = stream(1);

        assertCode(ResourceNotFoundException.class, () -> iterator(stream, id(5), ShardIteratorType.LATEST));
        assertCode(
                ResourceNotFoundException.class,
                () -> client().splitShard(request ->
                        request.streamName(stream).shardToSplit(id(5)).newStartingHashKey("1000")));
    }

    @Test
    void impossible_splits_and_merges_are_invalid() {
        String stream = stream(3);

        assertCode(
                InvalidArgumentException.class,
                () -> client().splitShard(request ->
                        request.streamName(stream).shardToSplit(id(0)).newStartingHashKey(hashKeyOf(stream, 2))));
        assertCode(
                InvalidArgumentException.class,
                () -> client().mergeShards(request ->
                        request.streamName(stream).shardToMerge(id(0)).adjacentShardToMerge(id(2))));
    }

    private String hashKeyOf(String stream, int shard) {
        return shard(stream, id(shard)).hashKeyRange().endingHashKey();
    }

    @Test
    void an_explicit_hash_key_must_have_128_bits() {
        String stream = stream(1);

        assertCode(
                InvalidArgumentException.class,
                () -> client().putRecord(request -> request.streamName(stream)
                        .partitionKey("key")
                        .explicitHashKey("340282366920938463463374607431768211456")
                        .data(SdkBytes.fromUtf8String("data"))));
    }

    @Test
    void retention_must_be_a_day_at_least() {
        String stream = stream(1);

        assertCode(
                InvalidArgumentException.class,
                () -> client().increaseStreamRetentionPeriod(
                                request -> request.streamName(stream).retentionPeriodHours(12)));
    }

    @Test
    void requests_out_of_the_models_bounds_are_refused() {
        String stream = stream(1);

        assertCode(
                KinesisException.class,
                () -> client().createStream(
                                request -> request.streamName("not a name!").shardCount(1)));
        assertCode(KinesisException.class, () -> put(stream, "k".repeat(257), "data"));
        assertCode(
                KinesisException.class,
                () -> client().getRecords(
                                request -> request.shardIterator(iterator(stream, id(0), ShardIteratorType.LATEST))
                                        .limit(10_001)));
        assertCode(
                KinesisException.class,
                () -> client().updateShardCount(request ->
                        request.streamName(stream).targetShardCount(3).scalingType(ScalingType.UNIFORM_SCALING)));
    }
}
