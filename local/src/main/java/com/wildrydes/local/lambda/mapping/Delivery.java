package com.wildrydes.local.lambda.mapping;

import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.mapping.BatchProgress.Step;
import com.wildrydes.local.lambda.mapping.FailureRecord.LastInvocation;
import com.wildrydes.local.time.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the batches of one shard: invokes the function, retries, sends what is given up to the failure destination.
/// It goes past a record only when that is delivered or given up. One thread uses it.
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int LOGGED_ERROR_BYTES = 500;

    private final MappingConfig config;
    private final MappingWiring wiring;
    private final String shardId;
    private final StopSignal stop;
    private final Checkpoint checkpoint;
    private final Backoff backoff;
    private @Nullable LastInvocation last;

    /// Takes note that the records up to one are done.
    @FunctionalInterface
    interface Checkpoint {
        /// Keeps a position: everything before it is done.
        ///
        /// @param next the first record of the batch that is not done; null when all are
        void done(Position position, @Nullable SourceRecord next) throws IOException;
    }

    Delivery(MappingConfig config, MappingWiring wiring, String shardId, StopSignal stop, Checkpoint checkpoint) {
        this.config = config;
        this.wiring = wiring;
        this.shardId = shardId;
        this.stop = stop;
        this.checkpoint = checkpoint;
        backoff = new Backoff(wiring.random());
    }

    /// Delivers a batch, however long it takes.
    ///
    /// @return false when the mapping stopped before the batch was done; the checkpoint says how far it came
    /// @throws IOException when a checkpoint cannot be written
    boolean deliver(Batch batch) throws IOException, InterruptedException {
        BatchProgress progress = new BatchProgress(config, batch);
        last = null;
        while (true) {
            int before = progress.done();
            boolean goesOn = switch (progress.next(wiring.clock().instant())) {
                case Step.Invoke part -> invoke(batch, progress, part);
                case Step.GiveUp part -> giveUp(batch, progress, part);
                case Step.Done _ -> {
                    checkpoint.done(batch.next(), null);
                    yield false;
                }
            };
            if (!goesOn) {
                return progress.done() == batch.records().size();
            }
            if (progress.done() > before && progress.done() < batch.records().size()) {
                SourceRecord done = batch.records().get(progress.done() - 1);
                checkpoint.done(
                        new Position.After(done.sequenceNumber()),
                        batch.records().get(progress.done()));
            }
        }
    }

    private boolean invoke(Batch batch, BatchProgress progress, Step.Invoke part) throws InterruptedException {
        if (stop.raised()) {
            return false;
        }
        byte[] event = batch.events().event(part.from(), part.to());
        switch (wiring.invoker().invoke(event)) {
            case InvocationResult.Succeeded succeeded -> {
                last = new LastInvocation(succeeded.requestId(), false);
                int count = config.reportBatchItemFailures()
                        ? FunctionAnswer.succeeded(
                                succeeded.payload(), batch.records().subList(part.from(), part.to()))
                        : part.to() - part.from();
                progress.invoked(count);
                if (count < part.to() - part.from()) {
                    log(part, "its record " + (count + 1) + " failed", progress.failures());
                    pause(progress.failures());
                }
            }
            case InvocationResult.Failed failed -> {
                if (stop.raised()) {
                    // The stack ends function processes when it closes: that is nothing to hold against the records.
                    return false;
                }
                last = new LastInvocation(failed.requestId(), true);
                progress.invoked(0);
                log(part, excerpt(failed.error()), progress.failures());
                pause(progress.failures());
            }
            case InvocationResult.NotInvoked not -> {
                log(part, not.reason(), progress.failures());
                pause(progress.failures());
            }
        }
        return true;
    }

    private boolean giveUp(Batch batch, BatchProgress progress, Step.GiveUp part) {
        List<SourceRecord> records = batch.records().subList(part.from(), part.to());
        LOG.warn(
                "{} gives up {} records of {} from {} on: {}, destination {}",
                name(),
                records.size(),
                shardId,
                records.getFirst().sequenceNumber(),
                part.condition(),
                config.onFailureArn());
        FailureDestination destination = wiring.destination();
        if (destination != null && !keep(destination, batch, part, records)) {
            return false;
        }
        progress.gaveUp(part);
        return true;
    }

    /// Keeps at it until the records are safe; false when the mapping stopped before.
    private boolean keep(FailureDestination destination, Batch batch, Step.GiveUp part, List<SourceRecord> records) {
        Instant now = wiring.clock().instant();
        byte[] event = batch.events().event(part.from(), part.to());
        FailureRecord failure =
                new FailureRecord(config, wiring.functionArn(), shardId, records, event, part, last, now);
        for (int failures = 1; !stop.raised(); failures++) {
            try {
                destination.put(failure.key(), failure.body());
                return true;
            } catch (IOException e) {
                LOG.warn("{} cannot reach its failure destination {}: {}", name(), config.onFailureArn(), e.toString());
                pause(failures);
            }
        }
        return false;
    }

    private void pause(int failures) {
        Duration wait = backoff.after(failures);
        stop.during(() -> wiring.sleeper().sleep(wait));
    }

    private void log(Step.Invoke part, String reason, int failures) {
        LOG.warn("{}, {} records of {}, failure {}: {}", name(), part.to() - part.from(), shardId, failures, reason);
    }

    private String name() {
        return "mapping " + config.eventSourceArn() + " to " + config.functionName();
    }

    private static String excerpt(byte[] error) {
        return new String(error, 0, Math.min(error.length, LOGGED_ERROR_BYTES), StandardCharsets.UTF_8);
    }
}
