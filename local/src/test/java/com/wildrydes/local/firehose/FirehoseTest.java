package com.wildrydes.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirehoseTest {

    @TempDir
    Path folder;

    private final Bucket bucket = new Bucket();

    private Firehose open() throws IOException {
        return Firehose.open(
                folder,
                Clock.systemUTC(),
                FirehoseSettings.DEFAULT,
                Neighbours.of(bucket, (_, _) -> Optional.of(StreamFixture.COLUMNS)));
    }

    private static DeliveryStreamConfig config(String prefix, int intervalSeconds) {
        DeliveryStreamConfig plain = StreamFixture.PLAIN;
        return new DeliveryStreamConfig(
                plain.name(),
                plain.roleArn(),
                plain.bucket(),
                prefix,
                "",
                new Buffering(1, intervalSeconds),
                Compression.UNCOMPRESSED,
                "",
                null,
                null,
                null,
                Map.of());
    }

    @Test
    void a_record_is_delivered_without_anybody_asking() throws IOException {
        try (Firehose firehose = open()) {
            firehose.create(config("", 0)).put(StreamFixture.bytes("first "));
            await().until(() -> bucket.keys().size() == 1);
            firehose.stream("rides").put(StreamFixture.bytes("second"));
            await().until(() -> bucket.keys().size() == 2);
        }
    }

    @Test
    void the_next_process_has_the_streams_of_this_one_and_delivers_what_it_left() throws IOException {
        try (Firehose firehose = open()) {
            firehose.create(config("", 0));
            bucket.fate(Bucket.Fate.REFUSED);
            firehose.stream("rides").put(StreamFixture.bytes("record"));
            await().until(() -> bucket.puts() > 0);
        }
        bucket.fate(Bucket.Fate.KEPT);
        try (Firehose firehose = open()) {
            assertThat(firehose.stream("rides").config()).isEqualTo(config("", 0));
            await().until(() -> bucket.keys().size() == 1);
        }
    }

    @Test
    void deploying_a_changed_configuration_makes_a_new_version() throws IOException {
        try (Firehose firehose = open()) {
            firehose.ensure(config("old/", 60));
            assertThat(firehose.ensure(config("old/", 60)).version()).isEqualTo(1);
            DeliveryStream stream = firehose.ensure(config("new/", 60));
            assertThat(stream.version()).isEqualTo(2);
            stream.put(StreamFixture.bytes("record"));
            assertThatThrownBy(() -> firehose.ensure(config("new/", 901))).hasMessageContaining("900");
            assertThat(stream.config()).isEqualTo(config("new/", 60));
            firehose.ensure(config("new/", 0));
            await().until(() -> bucket.keys().size() == 1);
            assertThat(bucket.keys().getFirst()).startsWith("new/20").contains("/rides-3-");
        }
    }

    @Test
    void deleting_a_stream_drops_what_it_had_not_delivered() throws IOException {
        try (Firehose firehose = open()) {
            DeliveryStream stream = firehose.create(config("", 900));
            stream.put(StreamFixture.bytes("record"));
            firehose.delete("rides");
            assertThatThrownBy(() -> stream.put(StreamFixture.bytes("late")))
                    .hasMessage("Firehose rides under account 000000000000 not found.");
            assertThat(firehose.streams()).isEmpty();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void what_a_crash_left_of_a_stream_half_made_or_half_deleted_goes_away() throws IOException {
        Files.createDirectories(folder.resolve("~rides").resolve("records"));
        try (Firehose firehose = open()) {
            assertThat(firehose.streams()).isEmpty();
            assertThat(folder.resolve("~rides")).doesNotExist();
        }
    }

    @Test
    void a_description_that_cannot_be_read_is_named() throws IOException {
        Files.createDirectories(folder.resolve("rides@1"));
        Files.writeString(folder.resolve("rides@1").resolve("stream.json"), "{");
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Not a delivery stream's description: ")
                .hasMessageContaining("stream.json");
        Files.writeString(folder.resolve("rides@1").resolve("stream.json"), "{\"format\":99}");
        assertThatThrownBy(this::open).hasMessageContaining("has format 99, this version reads format 1");
    }

    @Test
    void two_folders_of_one_stream_are_named() throws IOException {
        try (Firehose firehose = open()) {
            firehose.create(config("", 60));
        }
        Path original;
        try (var found = Files.list(folder)) {
            original = found.findFirst().orElseThrow();
        }
        Path copy = Files.createDirectory(folder.resolve("rides@1"));
        Files.copy(original.resolve("stream.json"), copy.resolve("stream.json"));
        assertThatThrownBy(this::open).hasMessageContaining("Two folders hold a delivery stream rides: ");
    }

    @Test
    void streams_do_not_wait_for_each_other() throws IOException {
        try (Firehose firehose = open()) {
            firehose.create(config("", 0));
            DeliveryStreamConfig elsewhere = new DeliveryStreamConfig(
                    "elsewhere",
                    "role",
                    "gone",
                    "",
                    "",
                    new Buffering(1, 0),
                    Compression.UNCOMPRESSED,
                    "",
                    null,
                    null,
                    null,
                    Map.of());
            firehose.create(elsewhere).put(StreamFixture.bytes("for nobody"));
            List<PutOutcome> outcomes = firehose.stream("rides").putBatch(List.of(StreamFixture.bytes("record")));
            assertThat(outcomes.getFirst()).isInstanceOf(PutOutcome.Accepted.class);
            await().until(() -> bucket.keys().size() == 1);
        }
    }
}
