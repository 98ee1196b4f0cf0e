package com.wildrydes.local.kinesis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/// Streams and the changes of their shards.
abstract class KinesisShardsContract extends KinesisContract {

    private static final BigInteger END = BigInteger.TWO.pow(128);
    private static final String HALF = BigInteger.TWO.pow(127).toString();

    private static BigInteger first(Shard shard) {
        return new BigInteger(shard.hashKeyRange().startingHashKey());
    }

    private static BigInteger last(Shard shard) {
        return new BigInteger(shard.hashKeyRange().endingHashKey());
    }

    private static boolean open(Shard shard) {
        return shard.sequenceNumberRange().endingSequenceNumber() == null;
    }

    private static void assertCovered(List<Shard> shards) {
        BigInteger next = BigInteger.ZERO;
        for (Shard shard : shards.stream()
                .filter(KinesisShardsContract::open)
                .sorted(Comparator.comparing(KinesisShardsContract::first))
                .toList()) {
            assertThat(first(shard)).isEqualTo(next);
            next = last(shard).add(BigInteger.ONE);
        }
        assertThat(next).isEqualTo(END);
    }

    private void split(String stream, int shard, String at) {
        client().splitShard(request ->
                request.streamName(stream).shardToSplit(id(shard)).newStartingHashKey(at));
        awaitActive(stream);
    }

    @Test
    void a_new_stream_shares_the_hash_keys_among_its_shards() {
        String stream = stream(3);

        StreamDescriptionSummary summary = client().describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary();
        List<Shard> shards = shards(stream);

        assertThat(summary.streamName()).isEqualTo(stream);
        assertThat(summary.streamARN()).matches("arn:aws:kinesis:[a-z0-9-]+:000000000000:stream/" + stream);
        assertThat(summary.openShardCount()).isEqualTo(3);
        assertThat(summary.retentionPeriodHours()).isEqualTo(24);
        assertThat(shards).extracting(Shard::shardId).containsExactly(id(0), id(1), id(2));
        assertCovered(shards);
    }

    @Test
    void streams_are_listed_and_described_by_name_or_arn() {
        String stream = stream(1);

        String arn = client().describeStream(request -> request.streamName(stream))
                .streamDescription()
                .streamARN();

        assertThat(client().listStreamsPaginator().streamNames()).contains(stream);
        assertThat(client().describeStreamSummary(request -> request.streamARN(arn))
                        .streamDescriptionSummary()
                        .streamName())
                .isEqualTo(stream);
    }

    @Test
    void a_split_closes_the_parent_and_opens_two_children() {
        String stream = stream(1);
        put(stream, "key", "before");
        split(stream, 0, HALF);

        List<Shard> shards = shards(stream);
        assertThat(shards).hasSize(3);
        assertThat(open(shards.get(0))).isFalse();
        assertThat(shards.subList(1, 3)).extracting(Shard::parentShardId).containsOnly(id(0));
        assertThat(shards.subList(1, 3))
                .extracting(Shard::adjacentParentShardId)
                .containsOnlyNulls();
        assertThat(first(shards.get(2))).isEqualTo(new BigInteger(HALF));
        assertCovered(shards);
    }

    @Test
    void a_merge_closes_two_parents_and_opens_one_child() {
        String stream = stream(2);
        client().mergeShards(request ->
                request.streamName(stream).shardToMerge(id(0)).adjacentShardToMerge(id(1)));
        awaitActive(stream);

        Shard child = shard(stream, id(2));
        assertThat(child.parentShardId()).isEqualTo(id(0));
        assertThat(child.adjacentParentShardId()).isEqualTo(id(1));
        assertCovered(shards(stream));
    }

    @Test
    void a_parent_keeps_its_records_and_ends_with_the_names_of_its_children() {
        String stream = stream(1);
        put(stream, "key", "in the parent");
        split(stream, 0, HALF);
        put(stream, "key", "in a child");

        String next = iterator(stream, id(0), ShardIteratorType.TRIM_HORIZON);
        GetRecordsResponse answer = null;
        int records = 0;
        for (int i = 0; next != null && i < 100; i++) {
            String from = next;
            answer = client().getRecords(request -> request.shardIterator(from));
            records += answer.records().size();
            next = answer.nextShardIterator();
        }

        assertThat(records).isEqualTo(1);
        assertThat(next).isNull();
        assertThat(answer.childShards()).extracting(ChildShard::shardId).containsExactlyInAnyOrder(id(1), id(2));
        assertThat(texts(readShard(stream, id(1))).size()
                        + texts(readShard(stream, id(2))).size())
                .isEqualTo(1);
    }

    @Test
    void numbers_of_a_child_are_greater_than_its_parents() {
        String stream = stream(1);
        String before = put(stream, "key", "before");
        split(stream, 0, HALF);
        String after = put(stream, "key", "after");

        assertThat(new BigInteger(after)).isGreaterThan(new BigInteger(before));
    }

    @Test
    void scaling_up_and_down_leaves_equal_open_shards() {
        String stream = stream(2);
        IntStream.of(4, 2).forEach(target -> {
            client().updateShardCount(request ->
                    request.streamName(stream).targetShardCount(target).scalingType(ScalingType.UNIFORM_SCALING));
            awaitActive(stream);

            List<Shard> open = client().listShards(request ->
                            request.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                    .shards();
            assertThat(open).hasSize(target);
            assertCovered(open);
        });
    }

    @Test
    void shards_are_listed_in_pages() {
        String stream = stream(5);

        ListShardsResponse first =
                client().listShards(request -> request.streamName(stream).maxResults(3));
        ListShardsResponse second = client().listShards(request -> request.nextToken(first.nextToken()));
        List<Shard> after = client().listShards(
                        request -> request.streamName(stream).exclusiveStartShardId(id(3)))
                .shards();

        assertThat(first.shards()).extracting(Shard::shardId).containsExactly(id(0), id(1), id(2));
        assertThat(second.shards()).extracting(Shard::shardId).containsExactly(id(3), id(4));
        assertThat(second.nextToken()).isNull();
        assertThat(after).extracting(Shard::shardId).containsExactly(id(4));
    }

    @Test
    void retention_goes_up_and_down() {
        String stream = stream(1);

        client().increaseStreamRetentionPeriod(
                        request -> request.streamName(stream).retentionPeriodHours(48));
        assertThat(retention(stream)).isEqualTo(48);
        client().decreaseStreamRetentionPeriod(
                        request -> request.streamName(stream).retentionPeriodHours(24));
        assertThat(retention(stream)).isEqualTo(24);
    }

    private int retention(String stream) {
        return client().describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .retentionPeriodHours();
    }
}
