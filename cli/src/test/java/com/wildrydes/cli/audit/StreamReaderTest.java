package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

class StreamReaderTest {
    private int pauses;

    @Test
    void a_shard_that_throttles_is_read_later() throws InterruptedException {
        List<String> read = new ArrayList<>();

        new StreamReader(new ThrottlingShard(20), "wildrydes", duration -> pauses++)
                .readToNow(record -> read.add(record.sequenceNumber()));

        assertThat(read).containsExactly("1");
        assertThat(pauses).isEqualTo(20);
    }

    @Test
    void a_shard_that_always_throttles_is_an_error_in_the_end() {
        var reader = new StreamReader(new ThrottlingShard(Integer.MAX_VALUE), "wildrydes", duration -> pauses++);

        assertThatThrownBy(() -> reader.readToNow(record -> {}))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    /// One shard with one record, which refuses the first attempts to read it.
    private static final class ThrottlingShard implements KinesisClient {
        private int refusals;

        ThrottlingShard(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public ListShardsResponse listShards(ListShardsRequest request) {
            return ListShardsResponse.builder()
                    .shards(Shard.builder().shardId("shardId-000000000000").build())
                    .build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            return GetShardIteratorResponse.builder().shardIterator("here").build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            if (refusals-- > 0) {
                throw ProvisionedThroughputExceededException.builder()
                        .message("Rate exceeded")
                        .build();
            }
            return GetRecordsResponse.builder()
                    .records(Record.builder()
                            .sequenceNumber("1")
                            .data(SdkBytes.fromUtf8String("event"))
                            .build())
                    .nextShardIterator("next")
                    .millisBehindLatest(0L)
                    .build();
        }

        @Override
        public String serviceName() {
            return "kinesis";
        }

        @Override
        public void close() {}
    }
}
