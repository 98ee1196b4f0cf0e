package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

class RecentArrivalsTest {
    private static final Instant SINCE = Instant.parse("2026-07-21T09:15:00Z");
    private static final GetRecordsResponse EMPTY_WITH_MORE = page(1_000L, "on");
    private static final GetRecordsResponse END = page(0L, "later");
    private static final GetRecordsResponse END_OF_CLOSED_SHARD = page(null, null);
    private static final GetRecordsResponse RECORD = EMPTY_WITH_MORE.toBuilder()
            .records(Record.builder().sequenceNumber("1").build())
            .build();

    @Test
    void a_record_is_an_arrival() {
        assertThat(arrived(RECORD)).isTrue();
    }

    @Test
    void the_end_of_a_shard_without_a_record_is_none() {
        assertThat(arrived(END)).isFalse();
    }

    @Test
    void the_end_of_a_closed_shard_without_a_record_is_none() {
        assertThat(arrived(END_OF_CLOSED_SHARD)).isFalse();
    }

    @Test
    void an_empty_page_with_more_behind_it_says_nothing() {
        assertThat(arrived(EMPTY_WITH_MORE, EMPTY_WITH_MORE, RECORD)).isTrue();
        assertThat(arrived(EMPTY_WITH_MORE, EMPTY_WITH_MORE, END)).isFalse();
    }

    private static boolean arrived(GetRecordsResponse... pages) {
        return new RecentArrivals(new OneShard(pages), "wildrydes").since(SINCE);
    }

    private static GetRecordsResponse page(Long millisBehindLatest, String next) {
        return GetRecordsResponse.builder()
                .records(List.of())
                .millisBehindLatest(millisBehindLatest)
                .nextShardIterator(next)
                .build();
    }

    /// A stream of one shard with these pages since the time that is asked for.
    private static final class OneShard implements KinesisClient {
        private final Deque<GetRecordsResponse> pages;

        OneShard(GetRecordsResponse... pages) {
            this.pages = new ArrayDeque<>(List.of(pages));
        }

        @Override
        public ListShardsResponse listShards(ListShardsRequest request) {
            return ListShardsResponse.builder()
                    .shards(Shard.builder().shardId("shardId-000000000000").build())
                    .build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            assertThat(request.timestamp()).isEqualTo(SINCE);
            return GetShardIteratorResponse.builder().shardIterator("here").build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            return pages.remove();
        }

        @Override
        public String serviceName() {
            return "kinesis";
        }

        @Override
        public void close() {}
    }
}
