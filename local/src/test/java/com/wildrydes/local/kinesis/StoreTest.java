package com.wildrydes.local.kinesis;

import static com.wildrydes.local.kinesis.StreamFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.kinesis.log.DiskFile;
import com.wildrydes.local.kinesis.log.LogFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Streams as folders: made, deleted and changed whole or not at all; disks that fail.
class StoreTest {

    @TempDir
    Path folder;

    private StreamFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new StreamFixture(folder, 2);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void streams_survive_a_restart_with_their_tags() throws IOException {
        fixture.kinesis.createStream("other.Stream_1-", 3, Map.of("team", "rides"));

        fixture.reopen();

        assertThat(fixture.kinesis.streams()).extracting(Stream::name).containsExactly("other.Stream_1-", "rides");
        assertThat(fixture.kinesis.stream("other.Stream_1-").state().tags())
                .containsExactly(Map.entry("team", "rides"));
        assertThat(fixture.kinesis.stream("other.Stream_1-").openShards()).isEqualTo(3);
    }

    @Test
    void names_that_mean_something_to_the_file_system_stay_inside_the_folder() throws IOException {
        List<String> names = List.of(".", "..", "...", "-", "a".repeat(128));
        names.forEach(name -> fixture.kinesis.createStream(name, 1, Map.of()));

        fixture.reopen();

        assertThat(fixture.kinesis.streams()).extracting(Stream::name).containsAll(names);
        try (var listed = Files.list(folder.getParent())) {
            assertThat(listed.filter(path -> path.getFileName().toString().contains("@")))
                    .isEmpty();
        }
    }

    @Test
    void a_deleted_stream_is_gone_with_its_records() throws IOException {
        fixture.put("a");
        fixture.kinesis.deleteStream("rides");

        assertThatThrownBy(fixture::stream).hasMessage("Stream rides under account 000000000000 not found.");
        try (var listed = Files.list(folder)) {
            assertThat(listed).isEmpty();
        }
        fixture.kinesis.createStream("rides", 1, Map.of());
        assertThat(fixture.readShard(0)).isEmpty();
    }

    @Test
    void a_name_is_taken_once() {
        assertThatThrownBy(() -> fixture.kinesis.createStream("rides", 1, Map.of()))
                .hasMessage("Stream rides under account 000000000000 already exists.");
    }

    @Test
    void leftovers_of_a_crash_are_cleared_away() throws IOException {
        fixture.put("a");
        Path stream = fixture.stream().folder();
        Files.createDirectories(folder.resolve("~half-made/shardId-000000000000"));
        Files.createDirectories(folder.resolve("~gone@1/shardId-000000000000"));
        Files.createDirectories(stream.resolve(Shard.id(2)));
        Files.writeString(stream.resolve("stream.json.new"), "{\"format\":1,\"na");

        fixture.reopen();

        assertThat(fixture.kinesis.streams()).hasSize(1);
        assertThat(fixture.stream().openShards()).isEqualTo(2);
        assertThat(stream.resolve(Shard.id(2))).doesNotExist();
        try (var listed = Files.list(folder)) {
            assertThat(listed).containsExactly(stream);
        }
        fixture.kinesis.splitShard("rides", Shard.id(0), BigInteger.TWO.pow(100));
        fixture.reopen();
        assertThat(fixture.stream().openShards()).isEqualTo(3);
    }

    @Test
    void a_stream_whose_logs_cannot_be_opened_is_not_there_and_holds_no_file() throws IOException {
        Set<LogFile> open = ConcurrentHashMap.newKeySet();
        AtomicBoolean broken = new AtomicBoolean(true);
        LogFile.Opener breaking = path -> {
            if (broken.get() && path.getParent().endsWith(Shard.id(1))) {
                throw new IOException("Too many open files");
            }
            return new Counted(DiskFile.open(path), open);
        };
        try (Kinesis kinesis = Kinesis.open(folder.resolve("breaking"), fixture.clock, fixture.settings(), breaking)) {
            assertThatThrownBy(() -> kinesis.createStream("new", 2, Map.of()))
                    .hasMessageContaining("Too many open files");

            assertThat(open).isEmpty();
            broken.set(false);
            kinesis.createStream("new", 2, Map.of());
            assertThat(kinesis.stream("new").openShards()).isEqualTo(2);
        }
        assertThat(open).isEmpty();
    }

    /// A file that is in a set while it is open.
    private record Counted(LogFile file, Set<LogFile> open) implements LogFile {
        Counted {
            open.add(file);
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            file.append(bytes);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            open.remove(file);
            file.close();
        }
    }

    @Test
    void a_description_that_cannot_be_read_is_named() throws IOException {
        Path file = fixture.stream().folder().resolve("stream.json");
        Files.writeString(file, "{\"format\":1,");

        assertThatThrownBy(fixture::reopen).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
    }

    @Test
    void a_reshard_that_cannot_be_stored_changes_nothing() throws IOException {
        Path inTheWay = fixture.stream().folder().resolve("stream.json.new");
        Files.createDirectory(inTheWay);

        assertThatThrownBy(() -> fixture.kinesis.splitShard("rides", Shard.id(0), BigInteger.TWO.pow(100)))
                .isInstanceOf(KinesisException.class)
                .extracting(e -> ((KinesisException) e).isInternal())
                .isEqualTo(true);

        assertThat(fixture.stream().shards(new ShardFilter.FromTrimHorizon())).hasSize(2);
        fixture.put("a");
        Files.delete(inTheWay);
        fixture.kinesis.splitShard("rides", Shard.id(0), BigInteger.TWO.pow(100));
        assertThat(fixture.stream().openShards()).isEqualTo(3);
    }

    @Test
    void a_full_disk_refuses_records_and_takes_them_again_when_there_is_room() throws IOException {
        fixture.put("a");
        fixture.files.room = 10;

        PutOutcome refused =
                fixture.stream().put(List.of(entry("key", "refused"))).getFirst();

        assertThat(refused).isInstanceOf(PutOutcome.Failed.class);
        assertThat(((PutOutcome.Failed) refused).message()).contains("No space left on device");
        fixture.files.room = Long.MAX_VALUE;
        fixture.put("b");
        int shard = fixture.stream().state().shards().stream()
                .filter(candidate -> candidate.contains(HashKey.of("key")))
                .findFirst()
                .orElseThrow()
                .index();
        assertThat(fixture.readShard(shard)).containsExactly("a", "b");
        fixture.reopen();
        assertThat(fixture.readShard(shard)).containsExactly("a", "b");
    }

    @Test
    void counts_what_aws_bills() {
        fixture.kinesis.updateShardCount("rides", 4);
        fixture.put("x".repeat(25 * 1024 - 3));
        fixture.put("x".repeat(25 * 1024 - 2));
        fixture.put("");
        fixture.clock.advance(java.time.Duration.ofHours(2));
        fixture.kinesis.increaseRetention("rides", 48);
        fixture.clock.advance(java.time.Duration.ofMinutes(30));

        assertThat(fixture.kinesis.usage()).isEqualTo(new Usage(1 + 2 + 1, 10, 2));
    }
}
