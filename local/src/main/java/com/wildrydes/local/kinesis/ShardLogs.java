package com.wildrydes.local.kinesis;

import com.wildrydes.local.disk.Folders;
import com.wildrydes.local.kinesis.log.IndexCache;
import com.wildrydes.local.kinesis.log.LogFile;
import com.wildrydes.local.kinesis.log.ShardLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The logs of a stream's shards, open and closed, one folder each; and the throttles that go with them.
/// Thread-safe; what changes the set of logs is called under the stream's write lock.
final class ShardLogs {

    private static final Logger LOG = LoggerFactory.getLogger(ShardLogs.class);

    private final Path folder;
    private final Clock clock;
    private final KinesisSettings settings;
    private final LogFile.Opener files;
    private final IndexCache indexes;
    private final Map<Integer, ShardLog> logs = new ConcurrentHashMap<>();
    private final Map<Integer, ShardLimits> limits = new ConcurrentHashMap<>();

    ShardLogs(Path folder, Clock clock, KinesisSettings settings, LogFile.Opener files, IndexCache indexes) {
        this.folder = folder;
        this.clock = clock;
        this.settings = settings;
        this.files = files;
        this.indexes = indexes;
    }

    /// Opens the logs of all shards, and deletes folders that a crash in mid-change left.
    void open(StreamState state) throws IOException {
        try (java.util.stream.Stream<Path> listed = Files.list(folder)) {
            for (Path path : listed.filter(Files::isDirectory).toList()) {
                String id = path.getFileName().toString();
                if (state.shards().stream().noneMatch(shard -> shard.id().equals(id))) {
                    Folders.delete(path);
                }
            }
        }
        try {
            for (Shard shard : state.shards()) {
                open(shard);
            }
            Folders.sync(folder);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open(Shard shard) throws IOException {
        logs.put(shard.index(), ShardLog.open(folder.resolve(shard.id()), settings.log(), clock, files, indexes));
    }

    ShardLog of(Shard shard) {
        ShardLog log = logs.get(shard.index());
        if (log == null) {
            throw KinesisException.notFound("Shard " + shard.id() + " has passed its retention.");
        }
        return log;
    }

    ShardLimits limits(Shard shard) {
        return limits.computeIfAbsent(shard.index(), _ -> new ShardLimits(clock.millis()));
    }

    /// Before a change is stored: makes the logs of shards that it adds, and waits until those of shards that it
    /// closes are written.
    ///
    /// @return whether it adds or closes shards
    boolean prepare(StreamState before, StreamState after) throws IOException {
        List<Shard> added = added(before, after);
        try {
            for (Shard shard : added) {
                open(shard);
            }
            if (!added.isEmpty()) {
                Folders.sync(folder);
            }
            for (Shard shard : before.open()) {
                if (!after.isOpen(shard)) {
                    of(shard).drain().join();
                }
            }
            return !added.isEmpty();
        } catch (IOException e) {
            discard(before, after);
            throw e;
        }
    }

    /// After a change could not be stored.
    void discard(StreamState before, StreamState after) {
        added(before, after).forEach(this::drop);
    }

    /// After a change was stored: wakes the readers of closed shards, drops the logs of forgotten ones.
    void settle(StreamState before, StreamState after) {
        for (Shard shard : before.shards()) {
            Shard now = after.shard(shard.index());
            if (now == null) {
                drop(shard);
            } else if (shard.isOpen() && !now.isOpen()) {
                of(shard).wake();
            }
        }
    }

    private static List<Shard> added(StreamState before, StreamState after) {
        return after.shards().stream()
                .filter(shard -> before.shard(shard.index()) == null)
                .toList();
    }

    private void drop(Shard shard) {
        ShardLog log = logs.remove(shard.index());
        limits.remove(shard.index());
        if (log != null) {
            log.close();
        }
        try {
            Folders.delete(folder.resolve(shard.id()));
        } catch (IOException e) {
            LOG.warn("Could not delete {} of {}; the next start tries again", shard.id(), folder, e);
        }
    }

    /// Deletes segments whose records all arrived before `horizonMs`.
    void trim(long horizonMs) {
        List<CompletableFuture<Void>> trims = new ArrayList<>();
        logs.values().forEach(log -> trims.add(log.trim(horizonMs)));
        for (CompletableFuture<Void> trim : trims) {
            try {
                trim.join();
            } catch (CompletionException e) {
                LOG.warn("Could not trim a shard of {}; will try again", folder, e.getCause());
            }
        }
    }

    void close() {
        logs.values().forEach(ShardLog::close);
    }
}
