package com.wildrydes.local.kinesis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// Partial failures, by a client whose PutRecords calls are refused in part or in whole for lack of throughput.
abstract class KinesisThrottlingContract extends KinesisContract {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void sending_again_what_was_refused_stores_every_record_once() {
        String stream = stream(1);
        List<String> all = IntStream.range(0, 3000).mapToObj(i -> "record " + i).toList();
        List<String> left = new ArrayList<>(all);
        int refused = 0;
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!left.isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
            List<String> batch = List.copyOf(left.subList(0, Math.min(500, left.size())));
            PutRecordsResponse put = client().putRecords(request -> request.streamName(stream)
                    .records(batch.stream().map(text -> entry("key", text)).toList()));
            refused += settle(batch, put, left);
        }

        assertThat(refused).isPositive();
        assertThat(texts(readShard(stream, id(0)))).containsExactlyInAnyOrderElementsOf(all);
    }

    /// Takes what was stored off the list of what is left, and gives the number of refused records.
    private static int settle(List<String> batch, PutRecordsResponse put, List<String> left) {
        assertThat(put.records()).hasSameSizeAs(batch);
        int refused = 0;
        for (int i = 0; i < batch.size(); i++) {
            PutRecordsResultEntry result = put.records().get(i);
            if (result.errorCode() == null) {
                assertThat(result.sequenceNumber()).isNotEmpty();
                left.remove(batch.get(i));
            } else {
                assertThat(result.errorCode()).isEqualTo("ProvisionedThroughputExceededException");
                assertThat(result.errorMessage()).startsWith("Rate exceeded for shard ");
                assertThat(result.sequenceNumber()).isNull();
                refused++;
            }
        }
        assertThat(put.failedRecordCount() > 0).isEqualTo(refused > 0);
        return refused;
    }
}
