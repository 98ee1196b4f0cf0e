package com.wildrydes.local.lambda.service;

import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.Invoker;
import com.wildrydes.local.lambda.mapping.EventSourceMapping;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import com.wildrydes.local.lambda.mapping.MappingWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mapping and its changes. A change is asked for and comes about in the background, after the invocations that run;
/// changes come about one after the other. Thread-safe.
final class DeployedMapping {
    private static final Logger LOG = LoggerFactory.getLogger(DeployedMapping.class);

    private final Path folder;
    private final Clock clock;
    private final ExecutorService changes;
    private MappingConfig config;
    private MappingState state = MappingState.Creating;
    private Instant lastModified;
    private volatile String lastResult = "No records processed";
    private @Nullable EventSourceMapping running;

    DeployedMapping(MappingConfig config, Path folder, Clock clock) {
        this.config = config;
        this.folder = folder;
        this.clock = clock;
        lastModified = clock.instant();
        changes = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("changes-" + config.uuid()).factory());
    }

    /// Starts it, if it is enabled.
    ///
    /// @throws IOException when its checkpoints cannot be read
    synchronized void start(MappingWiring wiring) throws IOException {
        if (config.enabled()) {
            running = EventSourceMapping.start(config, listening(wiring), folder);
        }
        state = config.enabled() ? MappingState.Enabled : MappingState.Disabled;
    }

    /// Goes on under another configuration, from the same checkpoints.
    synchronized void update(MappingConfig changed, MappingWiring wiring) throws LambdaException {
        requireNotDeleted();
        if (changed.enabled() == config.enabled()) {
            state = MappingState.Updating;
        } else {
            state = changed.enabled() ? MappingState.Enabling : MappingState.Disabling;
        }
        config = changed;
        lastModified = clock.instant();
        inBackground(() -> {
            end();
            restart(wiring);
        });
    }

    private void requireNotDeleted() throws LambdaException {
        if (state == MappingState.Deleting) {
            throw new LambdaException.InUse(
                    "The event source mapping with UUID " + config.uuid() + " is being deleted.");
        }
    }

    private synchronized void restart(MappingWiring wiring) throws IOException {
        if (state != MappingState.Deleting) {
            start(wiring);
        }
    }

    /// Stops it and forgets its checkpoints.
    ///
    /// @param afterwards runs when it is gone
    synchronized void delete(Runnable afterwards) throws LambdaException {
        requireNotDeleted();
        state = MappingState.Deleting;
        inBackground(() -> {
            end();
            EventSourceMapping.forget(config(), folder);
            afterwards.run();
        });
        changes.shutdown();
    }

    /// Asks it to stop; [#awaitStopped] waits for it.
    synchronized void stop() {
        if (running != null) {
            running.stop();
        }
        changes.shutdown();
    }

    void awaitStopped() throws InterruptedException, IOException {
        changes.close();
        end();
    }

    private void end() throws InterruptedException {
        EventSourceMapping ending;
        synchronized (this) {
            ending = running;
            running = null;
        }
        if (ending != null) {
            ending.stop();
            ending.awaitStopped();
        }
    }

    private MappingWiring listening(MappingWiring wiring) {
        Invoker invoker = event -> {
            InvocationResult result = wiring.invoker().invoke(event);
            lastResult = switch (result) {
                case InvocationResult.Succeeded _ -> "OK";
                case InvocationResult.Failed _ -> "PROBLEM: Function call failed";
                case InvocationResult.NotInvoked _ -> "PROBLEM: Function call throttled";
            };
            return result;
        };
        return wiring.with(invoker);
    }

    private void inBackground(Change change) {
        changes.execute(() -> {
            try {
                change.run();
            } catch (IOException | RuntimeException e) {
                LOG.error("mapping {} cannot be changed", config().uuid(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private interface Change {
        void run() throws IOException, InterruptedException;
    }

    synchronized MappingConfig config() {
        return config;
    }

    synchronized MappingStatus status() {
        return new MappingStatus(
                config, state, lastModified, lastResult, running == null ? List.of() : running.shards());
    }
}
