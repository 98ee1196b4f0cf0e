package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.cli.CommandRun;
import com.wildrydes.local.faults.Effect;
import com.wildrydes.local.faults.FaultRule;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.producer.stream.WriterStats;
import com.wildrydes.telemetry.aggregated.AggregatedRecordBuilder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/// Invariants 1, 2, 3, 6, 8, 9 and 11: one run of a fleet while everything fails now and then, looked at from
/// all sides.
@SystemTest
class ExactlyOnceIT {
    private static final String PREFIX = "Once-";
    private static final String MOOD = "\"Mood\": {\"calm\":[1, \"🦄\"]}";
    private static final int BURSTS = 5;
    private static final int MESSAGES_A_BURST = 800;

    /// A figure comes out of a function's log, a moment after its answer.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<FaultRule> RULES = List.of(
            sometimes("kinesis", "PutRecords", Effect.THROTTLE, 0.05),
            sometimes("kinesis", "PutRecords", Effect.FAIL, 0.05),
            sometimes("kinesis", "PutRecords", Effect.CUT_BEFORE, 0.05),
            sometimes("kinesis", "PutRecords", Effect.CUT_AFTER, 0.05),
            sometimes("dynamodb", "PutItem", Effect.THROTTLE, 0.05),
            sometimes("dynamodb", "PutItem", Effect.FAIL, 0.05),
            sometimes("dynamodb", "PutItem", Effect.CUT_BEFORE, 0.05),
            sometimes("dynamodb", "PutItem", Effect.CUT_AFTER, 0.05),
            sometimes("dynamodb", "BatchGetItem", Effect.THROTTLE, 0.1),
            sometimes("dynamodb", "BatchGetItem", Effect.CUT_AFTER, 0.1),
            sometimes("s3", "PutObject", Effect.THROTTLE, 0.05),
            sometimes("s3", "PutObject", Effect.FAIL, 0.05),
            sometimes("s3", "PutObject", Effect.CUT_BEFORE, 0.05),
            sometimes("s3", "PutObject", Effect.CUT_AFTER, 0.05),
            sometimes(FaultRule.FUNCTION, "Aggregator", Effect.FAIL_INVOCATION, 0.2),
            sometimes(FaultRule.FUNCTION, "Aggregator", Effect.DELIVER_TWICE, 0.2),
            sometimes(FaultRule.FUNCTION, "Aggregator", Effect.CRASH_AFTER_SIDE_EFFECTS, 0.2),
            once("firehose", "PutRecordBatch", Effect.THROTTLE, 1),
            once("firehose", "PutRecordBatch", Effect.FAIL, 2),
            once("firehose", "PutRecordBatch", Effect.CUT_BEFORE, 3),
            once("firehose", "PutRecordBatch", Effect.CUT_AFTER, 4),
            sometimes("firehose", "PutRecordBatch", Effect.REFUSE_RECORD, 0.3),
            once(FaultRule.FUNCTION, "Archiver", Effect.FAIL_INVOCATION, 1),
            once(FaultRule.FUNCTION, "Archiver", Effect.DELIVER_TWICE, 2),
            once(FaultRule.FUNCTION, "Archiver", Effect.CRASH_AFTER_SIDE_EFFECTS, 3));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static final Ledger LEDGER = new Ledger();
    private static ProjectStack stack;
    private static ArchiveFiles archive;
    private static WriterStats writer;
    private static List<Integer> hits;

    private static FaultRule sometimes(String service, String operation, Effect effect, double probability) {
        return FaultRule.of(service, operation, effect).withProbability(probability);
    }

    /// The Archiver is called too seldom for a probability.
    private static FaultRule once(String service, String operation, Effect effect, int after) {
        return FaultRule.of(service, operation, effect).after(after).times(1);
    }

    @BeforeAll
    static void a_fleet_rides_while_everything_fails_sometimes() throws Exception {
        stack = ProjectStack.start(data);
        stack.faults().set(Seed.VALUE, RULES);
        Traffic traffic = new Traffic(PREFIX, 30, Seed.VALUE, LEDGER);
        try (StreamWriter open = stack.clients().writer(LEDGER)) {
            for (int burst = 0; burst < BURSTS; burst++) {
                traffic.next(MESSAGES_A_BURST).forEach(message -> message.writeTo(open));
                open.flush();
                new EndMarkers(stack, PREFIX + burst, LEDGER).awaitCounted();
            }
            open.flush();
            writer = open.stats();
        }
        putByHand(traffic);
        hits = stack.faults().hits();
        stack.faults().clear();
        archive = stack.archive();
        new EndMarkers(stack, PREFIX + "all", LEDGER).awaitCountedAndArchived(archive);
    }

    /// What other producers may send: a plain record, one with a field that is not known here, an empty one,
    /// an aggregated one with members that are no events, and one that only looks aggregated.
    private static void putByHand(Traffic traffic) {
        LEDGER.acknowledged(put(traffic.single("plain").payload()));
        LEDGER.acknowledged(put(utf8(text(traffic.single("moody").payload()).replace("}", "," + MOOD + "}"))));
        LEDGER.acknowledged(put(poison(new byte[0])));
        AggregatedRecordBuilder members = new AggregatedRecordBuilder();
        for (byte[] member : List.of(
                traffic.single("first").payload(),
                traffic.poison().payload(),
                poison(utf8("\n")),
                traffic.single("last").payload())) {
            members.add("by hand", member, 0, member.length);
            LEDGER.acknowledged(member);
        }
        byte[] aggregated = members.build();
        put(aggregated);
        byte[] corrupt = aggregated.clone();
        corrupt[corrupt.length / 2] ^= 1;
        LEDGER.acknowledged(put(poison(corrupt)));
    }

    private static byte[] poison(byte[] payload) {
        LEDGER.isPoison(payload);
        return payload;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] put(byte[] data) {
        stack.clients()
                .kinesis()
                .putRecord(put -> put.streamName(RunningStack.STREAM)
                        .partitionKey("by hand")
                        .data(SdkBytes.fromByteArray(data)));
        return data;
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void everything_that_can_fail_did_fail() {
        assertThat(hits).hasSameSizeAs(RULES).allMatch(times -> times > 0);
    }

    @Test
    void every_message_was_acknowledged_in_spite_of_retries() {
        assertThat(writer.acknowledged()).isEqualTo(BURSTS * MESSAGES_A_BURST);
        assertThat(writer.unsent()).isZero();
        assertThat(writer.retried()).isPositive();
    }

    @Test
    void the_table_equals_the_recomputation_from_what_was_acknowledged() {
        assertThat(stack.table().differences(PREFIX, LEDGER.minutes())).isEmpty();
    }

    @Test
    void a_lost_answer_put_records_on_the_stream_twice_and_their_events_count_once() {
        assertThat((long) stack.stream().members().size()).isGreaterThan(LEDGER.acknowledgements());
    }

    @Test
    void the_first_delivery_of_each_event_in_the_archive_is_what_was_acknowledged() {
        assertThat(archive.events()).isEqualTo(LEDGER.contents());
        assertThat(archive.unconverted()).isEmpty();
    }

    @Test
    void unknown_fields_are_in_the_archive_as_they_were_written() {
        assertThat(archive.rows())
                .filteredOn(row -> row.identity().name().equals(PREFIX + "moody"))
                .isNotEmpty()
                .allMatch(row -> row.extra().equals("{" + MOOD + "}"));
        assertThat(archive.rows())
                .filteredOn(row -> !row.identity().name().equals(PREFIX + "moody"))
                .allMatch(row -> row.extra() == null);
    }

    @Test
    void a_crash_of_the_archiver_put_events_into_the_archive_twice_and_the_view_takes_one() {
        assertThat(archive.rows()).hasSizeGreaterThan(LEDGER.contents().size());
    }

    @Test
    void what_the_archiver_took_in_is_what_it_archived_and_found_repeated_or_no_event() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            ArchiverCounters counters = stack.archiverCounters();
            assertThat(counters.received())
                    .isEqualTo(counters.archived() + counters.repeated() + counters.rejected())
                    .isGreaterThanOrEqualTo(LEDGER.acknowledgements());
            assertThat(counters.archived()).isGreaterThanOrEqualTo(LEDGER.events());
            assertThat(counters.rejected())
                    .isGreaterThanOrEqualTo(LEDGER.poison().size());
        });
    }

    @Test
    void all_that_is_no_event_is_in_quarantine_whole_once_for_each_time_on_the_stream() {
        Map<String, ByteBuffer> onStream = stack.stream().members().stream()
                .filter(member -> LEDGER.knowsAsPoison(member.payload()))
                .collect(Collectors.toMap(StreamContents.Member::id, member -> ByteBuffer.wrap(member.payload())));
        // toMap fails on an ID that is there twice.
        Map<String, ByteBuffer> kept = stack.quarantine().rejected().stream()
                .collect(Collectors.toMap(StreamContents.Member::id, member -> ByteBuffer.wrap(member.payload())));
        assertThat(kept).isEqualTo(onStream);
        List<ByteBuffer> acknowledged =
                LEDGER.poison().stream().map(ByteBuffer::wrap).toList();
        assertThat(acknowledged).isNotEmpty();
        assertThat(kept.values()).containsAll(acknowledged);
        assertThat(stack.quarantine().failedBatches()).isEmpty();
    }

    @Test
    void the_audit_finds_nothing() {
        CommandRun audit = stack.wildrydes("audit");

        assertThat(audit.exitCode()).as(audit.err()).isZero();
        assertThat(audit.out())
                .isEqualTo("audit: " + LEDGER.minutes().size() + " minutes, 0 missing, 0 doubled, 0 different\n");
    }

    @Test
    void the_audit_finds_a_millimetre_too_much() {
        Minute.Key key = new Minute.Key(PREFIX + "plain", "2025-07-21 09:15:00");
        BigDecimal right = LEDGER.minutes().get(key).distance();
        BigDecimal wrong = right.add(new BigDecimal("0.001"));
        try {
            stack.table().setDistance(key, wrong);
            CommandRun audit = stack.wildrydes("audit", "--wait", "0");

            assertThat(audit.exitCode()).isEqualTo(1);
            assertThat(audit.out())
                    .isEqualTo("different: 2025-07-21 09:15:00 Once-plain: Distance " + wrong.toPlainString()
                            + " in the table, " + right.toPlainString() + " recomputed\naudit: "
                            + LEDGER.minutes().size() + " minutes, 0 missing, 0 doubled, 1 different\n");
        } finally {
            stack.table().setDistance(key, right);
        }
    }

    @Test
    void what_was_taken_in_is_what_was_counted_and_doubled_and_quarantined() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Counters counters = stack.counters();
            assertThat(counters.counted()).isEqualTo(LEDGER.events());
            assertThat(counters.received())
                    .isEqualTo(counters.counted() + counters.duplicates() + counters.quarantined())
                    .isGreaterThanOrEqualTo(LEDGER.acknowledgements());
            assertThat(counters.quarantined())
                    .isGreaterThanOrEqualTo(LEDGER.poison().size());
        });
    }
}
