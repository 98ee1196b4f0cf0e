package com.wildrydes.local.kinesis;

import static com.wildrydes.local.kinesis.StreamFixture.accepted;
import static com.wildrydes.local.kinesis.StreamFixture.entryAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReshardingTest {

    private static final BigInteger HALF = BigInteger.ONE.shiftLeft(127);

    @TempDir
    Path folder;

    private StreamFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new StreamFixture(folder, 1);
    }

    @AfterEach
    void close() {
        fixture.files.forceGate.countDown();
        fixture.close();
    }

    private void put(BigInteger hashKey, String data) {
        accepted(fixture.stream().put(List.of(entryAt(hashKey, data))).getFirst());
    }

    @Test
    void a_split_closes_the_parent_and_shares_its_hash_keys() {
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);

        Shard parent = fixture.shard(0);
        Shard lower = fixture.shard(1);
        Shard upper = fixture.shard(2);
        assertThat(parent.isOpen()).isFalse();
        assertThat(parent.endingSequenceNumber()).isGreaterThan(parent.startingSequenceNumber());
        assertThat(lower.firstHash()).isZero();
        assertThat(lower.lastHash()).isEqualTo(HALF.subtract(BigInteger.ONE));
        assertThat(upper.firstHash()).isEqualTo(HALF);
        assertThat(upper.lastHash()).isEqualTo(HashKey.MAX);
        assertThat(List.of(lower, upper)).extracting(Shard::parent).containsExactly(0, 0);
        assertThat(lower.startingSequenceNumber()).isGreaterThan(parent.endingSequenceNumber());
    }

    @Test
    void a_merge_closes_both_parents() {
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);
        fixture.kinesis.mergeShards("rides", Shard.id(2), Shard.id(1));

        Shard merged = fixture.shard(3);
        assertThat(merged.parent()).isEqualTo(2);
        assertThat(merged.adjacentParent()).isEqualTo(1);
        assertThat(merged.firstHash()).isZero();
        assertThat(merged.lastHash()).isEqualTo(HashKey.MAX);
        assertThat(merged.startingSequenceNumber())
                .isGreaterThan(fixture.shard(1).endingSequenceNumber())
                .isGreaterThan(fixture.shard(2).endingSequenceNumber());
        assertThat(fixture.stream().openShards()).isEqualTo(1);
    }

    @Test
    void records_go_to_the_open_shard_of_their_hash_key() {
        put(HALF, "before");
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);
        put(BigInteger.ZERO, "low");
        put(HALF.subtract(BigInteger.ONE), "below half");
        put(HALF, "half");
        put(HashKey.MAX, "high");

        assertThat(fixture.readShard(0)).containsExactly("before");
        assertThat(fixture.readShard(1)).containsExactly("low", "below half");
        assertThat(fixture.readShard(2)).containsExactly("half", "high");
    }

    @Test
    void a_closed_shard_is_read_to_its_end_then_names_its_children() {
        fixture.put("a", "b");
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);
        ShardIterators iterators = fixture.kinesis.iterators();

        ShardIterators.Records records = iterators.records(fixture.iterator(0, new StartAt.TrimHorizon()), 100);
        ShardIterators.Records end = iterators.records(records.nextIterator(), 100);

        assertThat(records.page().records()).hasSize(2);
        assertThat(end.nextIterator()).isNull();
        assertThat(end.page().children()).extracting(Shard::index).containsExactly(1, 2);
        assertThat(end.page().millisBehindLatest()).isZero();
    }

    @Test
    void an_iterator_at_the_tip_of_a_shard_ends_when_it_is_closed() {
        fixture.put("a");
        String tip = fixture.iterator(0, new StartAt.Latest());
        assertThat(fixture.kinesis.iterators().records(tip, 1).nextIterator()).isNotNull();

        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);

        assertThat(fixture.kinesis.iterators().records(tip, 1).nextIterator()).isNull();
        SequenceNumber ending = fixture.shard(0).endingSequenceNumber();
        assertThat(fixture.readFrom(0, new StartAt.AfterSequence(ending))).isEmpty();
    }

    /// Else a reader would take the parent for finished, and the record that is acknowledged later would be lost to it.
    @Test
    void a_split_waits_for_the_records_on_their_way_to_the_disk() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        fixture.files.forceGate = gate;
        int before = fixture.files.forces.get();
        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> fixture.put("on its way"));
        await().until(() -> fixture.files.forces.get() > before);
        CompletableFuture<Void> split =
                CompletableFuture.runAsync(() -> fixture.kinesis.splitShard("rides", Shard.id(0), HALF));

        assertThatThrownBy(() -> split.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(fixture.stream().read(fixture.shard(0), 0, 10, 1000).endOfShard())
                .isFalse();
        gate.countDown();
        put.get();
        split.get();

        ShardPage page = fixture.stream().read(fixture.shard(0), 0, 10, 1000);
        assertThat(StreamFixture.texts(page)).containsExactly("on its way");
        assertThat(page.endOfShard()).isTrue();
    }

    @Test
    void shards_survive_a_restart() throws IOException {
        fixture.put("a");
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);
        put(BigInteger.ZERO, "low");
        List<Shard> before = fixture.stream().shards(new ShardFilter.FromTrimHorizon());

        fixture.reopen();

        assertThat(fixture.stream().shards(new ShardFilter.FromTrimHorizon())).isEqualTo(before);
        assertThat(fixture.readShard(0)).containsExactly("a");
        assertThat(fixture.readShard(1)).containsExactly("low");
        put(HashKey.MAX, "high");
        assertThat(fixture.readShard(2)).containsExactly("high");
    }

    @Test
    void a_new_starting_hash_key_outside_of_the_shard_is_refused() {
        for (BigInteger at : List.of(BigInteger.ZERO, BigInteger.ONE, HashKey.MAX, HashKey.END)) {
            assertThatThrownBy(() -> fixture.kinesis.splitShard("rides", Shard.id(0), at))
                    .isInstanceOf(KinesisException.class)
                    .hasMessage(
                            "NewStartingHashKey %s used in SplitShard() on shard shardId-000000000000 in stream"
                                    + " rides under account 000000000000 is not both greater than one plus the shard's"
                                    + " StartingHashKey 0 and less than the shard's EndingHashKey"
                                    + " 340282366920938463463374607431768211455.",
                            at);
        }
    }

    @Test
    void closed_unknown_and_distant_shards_are_refused() {
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);
        fixture.kinesis.splitShard("rides", Shard.id(1), BigInteger.TWO.pow(100));

        assertThatThrownBy(() -> fixture.kinesis.splitShard("rides", Shard.id(0), HALF))
                .hasMessageContaining("has already been merged or split");
        assertThatThrownBy(() -> fixture.kinesis.splitShard("rides", Shard.id(9), HALF))
                .hasMessage("Could not find shard shardId-000000000009 in stream rides under account 000000000000.");
        assertThatThrownBy(() -> fixture.kinesis.mergeShards("rides", Shard.id(3), Shard.id(2)))
                .hasMessage("Shards shardId-000000000003 and shardId-000000000002 in stream rides under account"
                        + " 000000000000 are not an adjacent pair of shards eligible for merging");
        assertThatThrownBy(() -> fixture.kinesis.mergeShards("rides", Shard.id(2), Shard.id(2)))
                .hasMessageContaining("are not an adjacent pair");
    }

    @Test
    void scaling_stays_between_half_and_double() {
        fixture.kinesis.updateShardCount("rides", 2);
        fixture.kinesis.updateShardCount("rides", 4);

        assertThatThrownBy(() -> fixture.kinesis.updateShardCount("rides", 9))
                .hasMessageContaining("cannot scale up over double your current open shard count");
        assertThatThrownBy(() -> fixture.kinesis.updateShardCount("rides", 1))
                .hasMessageContaining("cannot scale down below half your current open shard count");
    }

    @Test
    void the_account_has_a_shard_limit() throws IOException {
        fixture.reopen(fixture.settings().withShardLimit(2));
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);

        assertThatThrownBy(() -> fixture.kinesis.splitShard("rides", Shard.id(1), BigInteger.TWO.pow(100)))
                .isInstanceOf(KinesisException.class)
                .hasMessageStartingWith("This request would exceed the shard limit for the account 000000000000 in"
                        + " us-east-1. Current shard count for the account: 2. Limit: 2. Number of additional shards"
                        + " that would have resulted from this request: 1.");
        fixture.kinesis.mergeShards("rides", Shard.id(1), Shard.id(2));
    }

    @Test
    void statuses_pass_through_creating_and_updating() throws IOException {
        fixture.reopen(fixture.settings().withTransition(Duration.ofSeconds(2)));
        fixture.kinesis.createStream("slow", 1, java.util.Map.of());
        Stream slow = fixture.kinesis.stream("slow");

        assertThat(slow.status()).isEqualTo(StreamStatus.CREATING);
        assertThat(slow.shards(new ShardFilter.FromTrimHorizon())).isEmpty();
        assertThatThrownBy(() -> slow.put(List.of(StreamFixture.entry("k", "early"))))
                .hasMessage("Stream slow under account 000000000000 not found.");
        assertThatThrownBy(() -> fixture.kinesis.splitShard("slow", Shard.id(0), HALF))
                .hasMessage("Stream slow under account 000000000000 not ACTIVE, instead in state CREATING");

        fixture.clock.advance(Duration.ofSeconds(2));
        assertThat(slow.status()).isEqualTo(StreamStatus.ACTIVE);
        fixture.kinesis.splitShard("slow", Shard.id(0), HALF);
        assertThat(slow.status()).isEqualTo(StreamStatus.UPDATING);
        accepted(slow.put(List.of(StreamFixture.entry("k", "goes on"))).getFirst());
        assertThatThrownBy(() -> fixture.kinesis.mergeShards("slow", Shard.id(1), Shard.id(2)))
                .hasMessage("Stream slow under account 000000000000 not ACTIVE, instead in state UPDATING");

        fixture.clock.advance(Duration.ofSeconds(2));
        assertThat(slow.status()).isEqualTo(StreamStatus.ACTIVE);
    }

    @Test
    void filters_select_shards_by_time() {
        long createdMs = fixture.clock.millis();
        fixture.clock.advance(Duration.ofMinutes(1));
        long splitMs = fixture.clock.millis();
        fixture.kinesis.splitShard("rides", Shard.id(0), HALF);
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.kinesis.splitShard("rides", Shard.id(1), BigInteger.TWO.pow(100));

        assertThat(select(new ShardFilter.FromTrimHorizon())).containsExactly(0, 1, 2, 3, 4);
        assertThat(select(new ShardFilter.AtTrimHorizon())).containsExactly(0);
        assertThat(select(new ShardFilter.AtLatest())).containsExactly(2, 3, 4);
        assertThat(select(new ShardFilter.AtTimestamp(createdMs + 1))).containsExactly(0);
        assertThat(select(new ShardFilter.AtTimestamp(splitMs + 1))).containsExactly(1, 2);
        assertThat(select(new ShardFilter.AtTimestamp(0))).containsExactly(0);
        assertThat(select(new ShardFilter.FromTimestamp(splitMs + 1))).containsExactly(1, 2, 3, 4);
        assertThat(select(new ShardFilter.AfterShardId(Shard.id(2)))).containsExactly(3, 4);
    }

    private List<Integer> select(ShardFilter filter) {
        return fixture.stream().shards(filter).stream().map(Shard::index).toList();
    }

    @Test
    void listings_come_in_pages_under_one_filter() {
        fixture.kinesis.updateShardCount("rides", 2);
        fixture.kinesis.updateShardCount("rides", 4);
        ShardListing listing = fixture.kinesis.listing();

        ShardListing.Page first = listing.first(fixture.stream(), new ShardFilter.AtLatest(), null, 3);
        ShardListing.Page second = listing.next(first.nextToken(), 3);

        assertThat(first.shards()).extracting(Shard::index).containsExactly(3, 4, 5);
        assertThat(second.shards()).extracting(Shard::index).containsExactly(6);
        assertThat(second.nextToken()).isNull();

        fixture.clock.advance(Duration.ofSeconds(301));
        assertThatThrownBy(() -> listing.next(first.nextToken(), 3))
                .extracting(e -> ((KinesisException) e).code())
                .isEqualTo("ExpiredNextTokenException");
        assertThatThrownBy(() -> listing.next("nonsense", 3)).hasMessage("NextToken is invalid.");
        String iterator = fixture.iterator(3, new StartAt.Latest());
        assertThatThrownBy(() -> listing.next(iterator, 3)).hasMessage("NextToken is invalid.");
    }
}
