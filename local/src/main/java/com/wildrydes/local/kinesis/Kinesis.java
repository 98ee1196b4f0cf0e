package com.wildrydes.local.kinesis;

import com.wildrydes.local.disk.Folders;
import com.wildrydes.local.kinesis.log.DiskFile;
import com.wildrydes.local.kinesis.log.IndexCache;
import com.wildrydes.local.kinesis.log.LogFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All streams, in one folder:
///
/// ```
/// wildrydes@1767225600000/        name @ creation in milliseconds since the epoch
///   stream.json                   shards, retention, tags
///   shardId-000000000000/         records, see the package `log`
///   shardId-000000000001/
/// ```
///
/// A stream is made in a folder whose name begins with a tilde and then renamed; a stream that is deleted goes the
/// other way. So a crash leaves it whole or not at all; what is left behind a tilde is deleted at the next start.
///
/// Thread-safe. One process may have the folder open at a time; the caller sees to that.
public final class Kinesis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Kinesis.class);

    /// Indexes of 10 KiB that are kept for segments read last.
    private static final int INDEXES = 256;

    private static final long TRIM_EVERY_MS = 60_000;
    private static final String DRAFT = "~";

    private final Path folder;
    private final Clock clock;
    private final KinesisSettings settings;
    private final LogFile.Opener files;
    private final IndexCache indexes = new IndexCache(INDEXES);
    private final Resharding resharding;
    private final Meter meter;
    private final NavigableMap<String, Stream> streams = new ConcurrentSkipListMap<>();
    private final AtomicLong nextTrimMs = new AtomicLong();

    private Kinesis(Path folder, Clock clock, KinesisSettings settings, LogFile.Opener files) {
        this.folder = folder;
        this.clock = clock;
        this.settings = settings;
        this.files = files;
        this.resharding = new Resharding(settings);
        this.meter = new Meter(clock.millis());
    }

    /// Opens the streams of a folder, which is created if it is missing.
    public static Kinesis open(Path folder, Clock clock, KinesisSettings settings) throws IOException {
        return open(folder, clock, settings, DiskFile::open);
    }

    /// As above, with other files for the records.
    static Kinesis open(Path folder, Clock clock, KinesisSettings settings, LogFile.Opener files) throws IOException {
        Kinesis kinesis = new Kinesis(folder, clock, settings, files);
        try {
            kinesis.load();
        } catch (IOException e) {
            kinesis.close();
            throw e;
        }
        kinesis.trim();
        kinesis.countShards();
        return kinesis;
    }

    private void load() throws IOException {
        Files.createDirectories(folder);
        List<Path> found;
        try (java.util.stream.Stream<Path> listed = Files.list(folder)) {
            found = listed.filter(Files::isDirectory).toList();
        }
        for (Path path : found) {
            if (path.getFileName().toString().startsWith(DRAFT)) {
                Folders.delete(path);
                continue;
            }
            Stream stream = load(path, StreamFile.read(path));
            Stream namesake = streams.putIfAbsent(stream.name(), stream);
            if (namesake != null) {
                stream.close(false);
                throw new IOException("Two folders hold a stream %s: %s and %s; move one of them away"
                        .formatted(stream.name(), namesake.folder(), path));
            }
        }
    }

    private Stream load(Path path, StreamState state) throws IOException {
        ShardLogs logs = new ShardLogs(path, clock, settings, files, indexes);
        logs.open(state);
        return new Stream(path, state, logs, clock, settings, meter);
    }

    public KinesisSettings settings() {
        return settings;
    }

    public ShardIterators iterators() {
        return new ShardIterators(this, clock, settings);
    }

    public ShardListing listing() {
        return new ShardListing(this, clock);
    }

    /// What AWS would bill for since this was opened.
    public Usage usage() {
        return meter.usage(clock.millis());
    }

    /// All streams by their names.
    public List<Stream> streams() {
        return List.copyOf(streams.values());
    }

    /// The stream of a name.
    ///
    /// @throws KinesisException when there is none
    public Stream stream(String name) {
        Stream stream = find(name);
        if (stream == null) {
            throw settings.streamNotFound(name);
        }
        return stream;
    }

    @Nullable
    Stream find(String name) {
        trimIfDue();
        return streams.get(name);
    }

    /// Creates a stream whose shards share the hash keys evenly.
    ///
    /// @param shardCount at least 1
    public synchronized void createStream(String name, int shardCount, Map<String, String> tags) {
        if (streams.containsKey(name)) {
            throw KinesisException.inUse(
                    "Stream " + name + " under account " + settings.account() + " already exists.");
        }
        requireShards(shardCount);
        long nowMs = clock.millis();
        try {
            while (Files.exists(folder.resolve(name + "@" + nowMs))) {
                nowMs++;
            }
            StreamState state = StreamState.create(name, shardCount, new TreeMap<>(tags), nowMs);
            streams.put(name, make(state, folder.resolve(name + "@" + nowMs)));
        } catch (IOException e) {
            throw KinesisException.internal(e);
        }
        countShards();
    }

    private Stream make(StreamState state, Path path) throws IOException {
        Path draft = folder.resolve(DRAFT + state.name());
        try {
            Folders.delete(draft);
            Files.createDirectory(draft);
            StreamFile.write(draft, state);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
            return load(path, state);
        } catch (IOException e) {
            Folders.delete(draft);
            Folders.delete(path);
            throw e;
        }
    }

    /// Deletes a stream and its records.
    public synchronized void deleteStream(String name) {
        Stream stream = stream(name);
        Path draft = folder.resolve(DRAFT + stream.folder().getFileName());
        try {
            Files.move(stream.folder(), draft, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
        } catch (IOException e) {
            throw KinesisException.internal(e);
        }
        streams.remove(name);
        countShards();
        stream.close(true);
        try {
            Folders.delete(draft);
        } catch (IOException e) {
            LOG.warn("Could not delete {}; the next start tries again", draft, e);
        }
    }

    public void splitShard(String stream, String shardId, BigInteger newStartingHashKey) {
        reshape(stream, state -> {
            requireShards(1);
            return resharding.split(state, shardId, newStartingHashKey, clock.millis());
        });
    }

    public void mergeShards(String stream, String shardId, String adjacentShardId) {
        reshape(stream, state -> resharding.merge(state, shardId, adjacentShardId, clock.millis()));
    }

    /// Shares the hash keys evenly among `target` shards, half to double of what is open now.
    public void updateShardCount(String stream, int target) {
        reshape(stream, state -> {
            requireShards(target - state.open().size());
            return resharding.scale(state, target, clock.millis());
        });
    }

    private synchronized void reshape(String name, UnaryOperator<StreamState> change) {
        Stream stream = stream(name);
        stream.change(state -> {
            requireActive(stream);
            return change.apply(state);
        });
        countShards();
    }

    public void increaseRetention(String name, int hours) {
        reshape(name, state -> Retention.increase(state, hours, clock.millis()));
    }

    public void decreaseRetention(String name, int hours) {
        reshape(name, state -> Retention.decrease(state, hours, clock.millis()));
        stream(name).trim();
    }

    /// Replaces the tags of a stream.
    public void changeTags(String name, UnaryOperator<NavigableMap<String, String>> change) {
        stream(name).change(state -> state.withTags(change.apply(new TreeMap<>(state.tags()))));
    }

    /// Deletes what has passed retention. Also happens by itself, at most once a minute, when a stream is used.
    public void trim() {
        nextTrimMs.set(clock.millis() + TRIM_EVERY_MS);
        for (Stream stream : streams.values()) {
            try {
                stream.trim();
            } catch (KinesisException e) {
                LOG.warn("Could not trim stream {}; will try again", stream.name(), e);
            }
        }
    }

    private void trimIfDue() {
        long due = nextTrimMs.get();
        if (clock.millis() >= due && nextTrimMs.compareAndSet(due, clock.millis() + TRIM_EVERY_MS)) {
            trim();
        }
    }

    private void requireActive(Stream stream) {
        StreamStatus status = stream.status();
        if (status != StreamStatus.ACTIVE) {
            throw KinesisException.inUse("Stream %s under account %s not ACTIVE, instead in state %s"
                    .formatted(stream.name(), settings.account(), status));
        }
    }

    private void requireShards(int additional) {
        int current = streams.values().stream()
                .mapToInt(stream -> stream.state().open().size())
                .sum();
        if (additional > 0 && current + additional > settings.shardLimit()) {
            throw KinesisException.limitExceeded(
                    "This request would exceed the shard limit for the account %s in %s. Current shard count for the account: %d. Limit: %d. Number of additional shards that would have resulted from this request: %d. Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits."
                            .formatted(
                                    settings.account(), settings.region(), current, settings.shardLimit(), additional));
        }
    }

    private void countShards() {
        long open = 0;
        long extended = 0;
        for (Stream stream : streams.values()) {
            int shards = stream.state().open().size();
            open += shards;
            extended += stream.state().retentionHours() > StreamState.DEFAULT_RETENTION_HOURS ? shards : 0;
        }
        meter.shardsChanged(open, extended, clock.millis());
    }

    /// Stores what was put, then closes all files.
    @Override
    public void close() {
        List<Stream> all = new ArrayList<>(streams.values());
        all.forEach(stream -> stream.close(false));
    }
}
