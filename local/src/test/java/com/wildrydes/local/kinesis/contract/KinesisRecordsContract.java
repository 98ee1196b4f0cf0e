package com.wildrydes.local.kinesis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/// Order and iterators.
abstract class KinesisRecordsContract extends KinesisContract {

    @Test
    void records_of_a_shard_come_back_in_the_order_of_their_puts() {
        String stream = stream(1);
        for (int i = 0; i < 5; i++) {
            put(stream, "key", "single " + i);
        }
        client().putRecords(request -> request.streamName(stream)
                .records(IntStream.range(0, 20)
                        .mapToObj(i -> entry("key " + i, "batch " + i))
                        .toList()));

        List<Record> records = readShard(stream, id(0));

        List<String> expected = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> expected.add("single " + i));
        IntStream.range(0, 20).forEach(i -> expected.add("batch " + i));
        assertThat(texts(records)).isEqualTo(expected);
        assertThat(records)
                .extracting(record -> new BigInteger(record.sequenceNumber()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_put_names_the_shard_and_the_number_under_which_it_is_read() {
        String stream = stream(2);

        PutRecordResponse put = client().putRecord(request ->
                request.streamName(stream).partitionKey("Shadowfax").data(SdkBytes.fromUtf8String("here")));

        Record record = readShard(stream, put.shardId()).getFirst();
        assertThat(record.sequenceNumber()).isEqualTo(put.sequenceNumber());
        assertThat(record.partitionKey()).isEqualTo("Shadowfax");
        assertThat(record.approximateArrivalTimestamp())
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(120));
    }

    @Test
    void bytes_come_back_as_they_were() {
        String stream = stream(1);
        byte[] bytes = new byte[100_000];
        new java.util.Random(1).nextBytes(bytes);
        for (byte[] data : List.of(new byte[0], new byte[] {0, -1}, bytes)) {
            client().putRecord(request ->
                    request.streamName(stream).partitionKey("ü🦄").data(SdkBytes.fromByteArray(data)));
        }

        List<Record> records = readShard(stream, id(0));

        assertThat(records)
                .extracting(record -> record.data().asByteArray())
                .containsExactly(new byte[0], new byte[] {0, -1}, bytes);
        assertThat(records).extracting(Record::partitionKey).containsOnly("ü🦄");
    }

    @Test
    void the_md5_of_the_partition_key_or_an_explicit_hash_key_decides_the_shard() {
        String stream = stream(2);
        List<Shard> shards = shards(stream);

        PutRecordsResponse put = client().putRecords(request -> request.streamName(stream)
                .records(
                        entry("a", "0x0cc1…"), // MD5 0cc175b9c0f1b6a831c399e269772661
                        entry("b", "0x92eb…"), // MD5 92eb5ffee6ae2fec3ad71c777531578f
                        explicit("0"),
                        explicit(
                                BigInteger.TWO.pow(128).subtract(BigInteger.ONE).toString()),
                        explicit(shards.get(1).hashKeyRange().startingHashKey())));

        assertThat(put.records())
                .extracting(PutRecordsResultEntry::shardId)
                .containsExactly(id(0), id(1), id(0), id(1), id(1));
    }

    private static PutRecordsRequestEntry explicit(String hashKey) {
        return PutRecordsRequestEntry.builder()
                .partitionKey("a")
                .explicitHashKey(hashKey)
                .data(SdkBytes.fromUtf8String(hashKey))
                .build();
    }

    @Test
    void a_put_may_name_the_number_that_it_must_follow() {
        String stream = stream(1);
        String first = put(stream, "key", "a");

        String second = client().putRecord(request -> request.streamName(stream)
                        .partitionKey("key")
                        .sequenceNumberForOrdering(first)
                        .data(SdkBytes.fromUtf8String("b")))
                .sequenceNumber();

        assertThat(new BigInteger(second)).isGreaterThan(new BigInteger(first));
    }

    @Test
    void iterators_of_all_five_types_start_where_they_say() {
        String stream = stream(1);
        String a = put(stream, "key", "a");
        String b = put(stream, "key", "b");
        String latest = iterator(stream, id(0), ShardIteratorType.LATEST);
        put(stream, "key", "c");

        assertThat(texts(readShard(stream, id(0)))).containsExactly("a", "b", "c");
        assertThat(texts(read(latest))).containsExactly("c");
        assertThat(texts(read(numbered(stream, ShardIteratorType.AT_SEQUENCE_NUMBER, b))))
                .containsExactly("b", "c");
        assertThat(texts(read(numbered(stream, ShardIteratorType.AFTER_SEQUENCE_NUMBER, a))))
                .containsExactly("b", "c");
        String timed = client().getShardIterator(request -> request.streamName(stream)
                        .shardId(id(0))
                        .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(Instant.now().minusSeconds(300)))
                .shardIterator();
        assertThat(texts(read(timed))).containsExactly("a", "b", "c");
    }

    private String numbered(String stream, ShardIteratorType type, String number) {
        return client().getShardIterator(request -> request.streamName(stream)
                        .shardId(id(0))
                        .shardIteratorType(type)
                        .startingSequenceNumber(number))
                .shardIterator();
    }

    @Test
    void a_limit_cuts_the_answer_and_the_next_iterator_goes_on() {
        String stream = stream(1);
        for (String data : List.of("a", "b", "c")) {
            put(stream, "key", data);
        }
        String iterator = iterator(stream, id(0), ShardIteratorType.TRIM_HORIZON);

        GetRecordsResponse first =
                client().getRecords(request -> request.shardIterator(iterator).limit(2));

        assertThat(texts(first.records())).containsExactly("a", "b");
        assertThat(texts(read(first.nextShardIterator()))).containsExactly("c");
        assertThat(texts(read(iterator))).as("an iterator can be used again").containsExactly("a", "b", "c");
    }

    @Test
    void an_iterator_at_the_tip_stays_good() {
        String stream = stream(1);
        String tip = iterator(stream, id(0), ShardIteratorType.LATEST);

        GetRecordsResponse empty = client().getRecords(request -> request.shardIterator(tip));
        put(stream, "key", "late");

        assertThat(empty.records()).isEmpty();
        assertThat(empty.millisBehindLatest()).isZero();
        assertThat(texts(read(empty.nextShardIterator()))).containsExactly("late");
    }
}
