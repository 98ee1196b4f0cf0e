package com.wildrydes.local.lambda.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running event source mapping: a poller for each shard that may be read, and a watch for new shards.
///
/// A shard may be read when all its parents are done. Shards that are there at the first start begin at the mapping's
/// starting position, those that come later at their beginning. Thread-safe.
public final class EventSourceMapping {
    private static final Logger LOG = LoggerFactory.getLogger(EventSourceMapping.class);

    /// How soon a new shard is seen; the end of a shard is seen at once.
    private static final long WATCH_MS = 1000;

    private final MappingConfig config;
    private final MappingWiring wiring;
    private final CheckpointFile checkpoints;
    private final Map<String, Running> pollers = new TreeMap<>();
    private @Nullable Thread watch;
    private boolean stopping;
    private boolean shardEnded;

    private record Running(ShardPoller poller, Thread thread) {}

    private EventSourceMapping(MappingConfig config, MappingWiring wiring, CheckpointFile checkpoints) {
        this.config = config;
        this.wiring = wiring;
        this.checkpoints = checkpoints;
    }

    /// Starts polling from the mapping's checkpoints.
    ///
    /// @param folder keeps the checkpoints of all mappings
    /// @throws IOException when the checkpoints cannot be read or written
    public static EventSourceMapping start(MappingConfig config, MappingWiring wiring, Path folder) throws IOException {
        EventSourceMapping mapping = new EventSourceMapping(config, wiring, CheckpointFile.open(folder, config));
        mapping.discover();
        synchronized (mapping) {
            mapping.watch = Thread.ofVirtual().name("mapping-" + config.uuid()).start(mapping::watch);
        }
        return mapping;
    }

    /// Forgets where a mapping was; it must not be running.
    public static void forget(MappingConfig config, Path folder) throws IOException {
        CheckpointFile.open(folder, config).delete();
    }

    private void watch() {
        while (true) {
            synchronized (this) {
                try {
                    if (!stopping && !shardEnded) {
                        wait(WATCH_MS);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                if (stopping) {
                    return;
                }
                shardEnded = false;
            }
            try {
                discover();
            } catch (IOException | RuntimeException e) {
                LOG.error("the shards of {} cannot be listed, tried again soon", config.eventSourceArn(), e);
            }
        }
    }

    private void discover() throws IOException {
        List<Shard> shards = wiring.source().shards();
        noteNew(shards);
        Map<String, Shard> present = shards.stream().collect(Collectors.toMap(Shard::shardId, shard -> shard));
        checkpoints.forgetAllBut(present.keySet());
        for (Shard shard : shards) {
            boolean parentsDone =
                    shard.parents().stream().noneMatch(parent -> present.containsKey(parent) && !isEnded(parent));
            if (parentsDone
                    && checkpoints.of(shard.shardId()).orElseThrow()
                            instanceof ShardCheckpoint.Reading(Position position)) {
                poll(shard, position);
            }
        }
    }

    /// Gives every shard that is seen for the first time its place to begin, kept before anything is read.
    private void noteNew(List<Shard> shards) throws IOException {
        Position first = checkpoints.isNew() ? config.startingPosition() : new Position.TrimHorizon();
        Map<String, ShardCheckpoint> fresh = new HashMap<>();
        for (Shard shard : shards) {
            if (isNew(shard)) {
                fresh.put(shard.shardId(), new ShardCheckpoint.Reading(firm(shard.shardId(), first)));
            }
        }
        if (!fresh.isEmpty() || checkpoints.isNew()) {
            checkpoints.save(fresh);
        }
    }

    /// A shard that ended, and now begins elsewhere, is one of a stream that was deleted and made anew.
    private boolean isNew(Shard shard) {
        return switch (checkpoints.of(shard.shardId()).orElse(null)) {
            case null -> true;
            case ShardCheckpoint.Reading _ -> false;
            case ShardCheckpoint.Ended(String startingSequenceNumber) ->
                !startingSequenceNumber.equals(shard.startingSequenceNumber());
        };
    }

    /// "Latest" is a moment: what it means is asked now, and kept.
    private Position firm(String shardId, Position position) {
        return position instanceof Position.Latest
                ? wiring.source().read(shardId, position, 1, 1).next()
                : position;
    }

    private synchronized void poll(Shard shard, Position position) {
        Running known = pollers.get(shard.shardId());
        // A poller whose thread has ended read a shard of this id before, or an error took it away.
        if (stopping || (known != null && known.thread().isAlive())) {
            return;
        }
        ShardPoller poller = new ShardPoller(shard, position, config, wiring, checkpoints, this::shardEnded);
        Thread thread = Thread.ofVirtual().name("poller-" + shard.shardId()).start(poller);
        pollers.put(shard.shardId(), new Running(poller, thread));
    }

    private boolean isEnded(String shardId) {
        return checkpoints.of(shardId).orElse(null) instanceof ShardCheckpoint.Ended;
    }

    private synchronized void shardEnded() {
        shardEnded = true;
        notifyAll();
    }

    public MappingConfig config() {
        return config;
    }

    /// How far it is, shard by shard.
    public List<ShardStatus> shards() {
        List<Running> running;
        synchronized (this) {
            running = new ArrayList<>(pollers.values());
        }
        return running.stream()
                .map(each -> each.poller().status())
                .map(status -> new ShardStatus(status.shardId(), status.iteratorAge(), isEnded(status.shardId())))
                .toList();
    }

    /// Asks all pollers to stop after the invocations that run; [#awaitStopped] waits for it.
    public synchronized void stop() {
        stopping = true;
        notifyAll();
        pollers.values().forEach(each -> each.poller().stop());
    }

    /// Waits until nothing of the mapping runs any more.
    public void awaitStopped() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        synchronized (this) {
            if (watch != null) {
                threads.add(watch);
            }
            pollers.values().forEach(each -> threads.add(each.thread()));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
