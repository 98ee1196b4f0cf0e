package com.wildrydes.local.lambda.mapping;

import com.wildrydes.local.time.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one shard from its checkpoint to its end, batch by batch, on a thread of its own.
final class ShardPoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardPoller.class);

    private final Shard shard;
    private final CheckpointFile checkpoints;
    private final MappingWiring wiring;
    private final Runnable atEnd;
    private final StopSignal stop = new StopSignal();
    private final BatchGatherer gatherer;
    private final Delivery delivery;
    private final Backoff backoff;
    private Position position;
    private volatile @Nullable Instant oldestArrival;

    /// @param atEnd runs when the shard is done
    ShardPoller(
            Shard shard,
            Position position,
            MappingConfig config,
            MappingWiring wiring,
            CheckpointFile checkpoints,
            Runnable atEnd) {
        this.shard = shard;
        this.position = position;
        this.checkpoints = checkpoints;
        this.wiring = wiring;
        this.atEnd = atEnd;
        String shardId = shard.shardId();
        backoff = new Backoff(wiring.random());
        gatherer = new BatchGatherer(
                wiring.source(),
                shardId,
                config,
                wiring.clock(),
                stop,
                () -> new EventBuffer(shardId, config.eventSourceArn(), wiring.roleArn()),
                oldest -> oldestArrival = oldest);
        delivery = new Delivery(config, wiring, shardId, stop, this::checkpoint);
    }

    @Override
    public void run() {
        for (int failures = 0; !stop.raised(); ) {
            try {
                if (step()) {
                    return;
                }
                failures = 0;
            } catch (IOException | RuntimeException e) {
                // The records are not done: from the checkpoint it starts anew, as after a restart.
                failures++;
                Duration wait = backoff.after(failures);
                LOG.error(
                        "shard {} of mapping {} failed, goes on in {}", shard.shardId(), wiring.functionArn(), wait, e);
                stop.during(() -> wiring.sleeper().sleep(wait));
            } catch (InterruptedException e) {
                stop.raise();
            }
        }
    }

    /// One batch; true when the shard is done.
    private boolean step() throws IOException, InterruptedException {
        Batch batch = gatherer.gather(position);
        if (!delivery.deliver(batch) || !batch.endOfShard()) {
            return false;
        }
        checkpoints.save(Map.of(shard.shardId(), new ShardCheckpoint.Ended(shard.startingSequenceNumber())));
        oldestArrival = null;
        atEnd.run();
        return true;
    }

    private void checkpoint(Position done, @Nullable SourceRecord next) throws IOException {
        if (!done.equals(position)) {
            checkpoints.save(Map.of(shard.shardId(), new ShardCheckpoint.Reading(done)));
            position = done;
        }
        if (next != null) {
            oldestArrival = next.arrival();
        }
    }

    /// Stops reading: at once when it waits for records, else after the invocation that runs.
    void stop() {
        stop.raise();
    }

    ShardStatus status() {
        Instant oldest = oldestArrival;
        Duration age = oldest == null
                ? Duration.ZERO
                : Duration.between(oldest, wiring.clock().instant());
        return new ShardStatus(shard.shardId(), age.isNegative() ? Duration.ZERO : age, false);
    }
}
