package com.wildrydes.local.lambda.service;

import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.LambdaFaults;
import com.wildrydes.local.lambda.LogListener;
import com.wildrydes.local.lambda.Schedule;
import com.wildrydes.local.lambda.mapping.FailureDestination;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import com.wildrydes.local.lambda.mapping.MappingWiring;
import com.wildrydes.local.lambda.mapping.RecordSource;
import com.wildrydes.local.lambda.runtime.FunctionPool;
import com.wildrydes.local.lambda.runtime.RuntimeApi;
import com.wildrydes.local.lambda.runtime.Usage;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Functions, event source mappings and schedules, running. Thread-safe.
///
/// What is deployed lives as long as the object; what it knows of its streams, the checkpoints, lives in the folder.
public final class Lambda implements AutoCloseable {

    /// The runtime interface client's native part is built for Linux only.
    private static final String REQUIRED_SYSTEM = "Linux";

    private final LambdaSettings settings;
    private final LambdaNeighbours neighbours;
    private final LogListener logs;
    private final LambdaFaults faults;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RuntimeApi runtimeApi;
    private final Map<String, FunctionPool> functions = new ConcurrentSkipListMap<>();
    private final Map<UUID, DeployedMapping> mappings = new ConcurrentSkipListMap<>();
    private final List<RunningSchedule> schedules = new CopyOnWriteArrayList<>();

    private Lambda(
            LambdaSettings settings,
            LambdaNeighbours neighbours,
            LogListener logs,
            LambdaFaults faults,
            Clock clock,
            Sleeper sleeper,
            RuntimeApi runtimeApi) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.logs = logs;
        this.faults = faults;
        this.clock = clock;
        this.sleeper = sleeper;
        this.runtimeApi = runtimeApi;
    }

    /// Opens Lambda with nothing deployed.
    ///
    /// @param logs hears each line of each function
    /// @param sleeper waits between retries, and between the invocations of a schedule
    public static Lambda open(
            LambdaSettings settings,
            LambdaNeighbours neighbours,
            LogListener logs,
            LambdaFaults faults,
            Clock clock,
            Sleeper sleeper)
            throws IOException {
        return new Lambda(
                settings,
                neighbours,
                logs,
                faults,
                clock,
                sleeper,
                RuntimeApi.open(settings.region(), settings.account()));
    }

    /// Takes functions and mappings into service; enabled mappings poll from now on.
    ///
    /// @param endpoint where functions find AWS, with an address instead of a name: `http://127.0.0.1:4566`
    /// @throws IOException when code, runtime, logs or checkpoints cannot be read or written
    /// @throws LambdaException when a mapping names what is not there
    public void deploy(URI endpoint, Collection<FunctionConfig> functions, Collection<MappingConfig> mappings)
            throws IOException, LambdaException {
        requireLinux(System.getProperty("os.name"), functions);
        for (FunctionConfig function : functions) {
            FunctionPool pool =
                    FunctionPool.open(function, settings.runtime(endpoint), runtimeApi, logs, faults, clock);
            if (this.functions.putIfAbsent(function.name(), pool) != null) {
                pool.close();
                throw new LambdaException.Conflict("Function already exist: " + function.name());
            }
        }
        for (MappingConfig mapping : mappings) {
            create(mapping);
        }
    }

    /// Starts to invoke a function at a rate.
    public void start(Schedule schedule) throws LambdaException {
        schedules.add(RunningSchedule.start(schedule, pool(schedule.functionName()), sleeper));
    }

    static void requireLinux(String system, Collection<FunctionConfig> functions) throws IOException {
        if (!system.equals(REQUIRED_SYSTEM) && !functions.isEmpty()) {
            throw new IOException("functions run under AWS's runtime interface client, which needs Linux: this is "
                    + system + "; use a Linux machine, container or virtual machine");
        }
    }

    /// Makes a mapping and starts it, if it is enabled.
    public MappingStatus create(MappingConfig config) throws IOException, LambdaException {
        MappingWiring wiring = wiring(config);
        DeployedMapping mapping = new DeployedMapping(config, settings.checkpoints(), clock);
        if (mappings.putIfAbsent(config.uuid(), mapping) != null) {
            throw new LambdaException.Conflict("An event source mapping with event source (\"" + config.eventSourceArn()
                    + "\") and function (\"" + config.functionName()
                    + "\") already exists. Please update or delete the existing mapping with UUID " + config.uuid());
        }
        try {
            mapping.start(wiring);
        } catch (IOException | RuntimeException e) {
            mappings.remove(config.uuid());
            throw e;
        }
        return mapping.status();
    }

    /// Changes a mapping: in a moment it goes on under the new configuration, from its checkpoints.
    public MappingStatus update(MappingConfig changed) throws LambdaException {
        DeployedMapping mapping = deployed(changed.uuid());
        mapping.update(changed, wiring(changed));
        return mapping.status();
    }

    /// Stops a mapping and forgets its checkpoints, in a moment.
    public MappingStatus delete(UUID uuid) throws LambdaException {
        DeployedMapping mapping = deployed(uuid);
        mapping.delete(() -> mappings.remove(uuid));
        return mapping.status();
    }

    /// A mapping as it is now.
    public MappingStatus mapping(UUID uuid) throws LambdaException {
        return deployed(uuid).status();
    }

    /// All mappings as they are now, by UUID.
    public List<MappingStatus> mappings() {
        return mappings.values().stream().map(DeployedMapping::status).toList();
    }

    /// A function's configuration.
    public FunctionConfig function(String name) throws LambdaException {
        return pool(name).function();
    }

    /// All functions, by name.
    public List<FunctionConfig> functions() {
        return functions.values().stream().map(FunctionPool::function).toList();
    }

    /// Invokes a function and waits for its answer.
    ///
    /// @param clientContext JSON for the handler's context; null for none
    public InvocationResult invoke(String name, byte[] event, @Nullable String clientContext)
            throws LambdaException, InterruptedException {
        return pool(name).invoke(event, clientContext);
    }

    /// Invokes a function and waits for its answer, but not forever for a process of it.
    ///
    /// @param patience how long to wait for a process when all are busy
    public InvocationResult invokeWithin(String name, byte[] event, Duration patience)
            throws LambdaException, InterruptedException {
        return pool(name).invokeWithin(event, patience);
    }

    /// Starts a process of a function, so that its first caller need not wait. Returns at once.
    public void warmUp(String name) throws LambdaException {
        pool(name).warmUp();
    }

    /// What each function has been billed for since it was deployed.
    public Map<String, Usage> usage() {
        Map<String, Usage> usage = new TreeMap<>();
        functions.forEach((name, pool) -> usage.put(name, pool.usage()));
        return usage;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    LambdaSettings settings() {
        return settings;
    }

    private FunctionPool pool(String name) throws LambdaException {
        FunctionPool pool = functions.get(name);
        if (pool == null) {
            throw new LambdaException.NotFound("Function not found: " + settings.functionArn(name));
        }
        return pool;
    }

    private DeployedMapping deployed(UUID uuid) throws LambdaException {
        DeployedMapping mapping = mappings.get(uuid);
        if (mapping == null) {
            throw new LambdaException.NotFound("The resource you requested does not exist.");
        }
        return mapping;
    }

    private MappingWiring wiring(MappingConfig config) throws LambdaException {
        FunctionPool pool = pool(config.functionName());
        Optional<RecordSource> source = neighbours.stream(config.eventSourceArn());
        if (source.isEmpty()) {
            throw new LambdaException.Invalid("Stream not found: " + config.eventSourceArn());
        }
        FailureDestination destination = null;
        if (config.onFailureArn() != null) {
            destination = neighbours.destination(config.onFailureArn()).orElse(null);
            if (destination == null) {
                throw new LambdaException.Invalid(
                        "The destination of DestinationConfig.OnFailure must be an S3 bucket of the stack: "
                                + config.onFailureArn());
            }
        }
        // Thread-safe, and without state to share: each call goes to the generator of its thread.
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new MappingWiring(
                settings.functionArn(config.functionName()),
                settings.roleArn(config.functionName()),
                source.get(),
                pool,
                destination,
                clock,
                sleeper,
                random);
    }

    /// Stops polling, lets running invocations finish up to the drain time-out, and ends all function processes.
    /// What was not done is read again after the next start.
    @Override
    public void close() throws IOException {
        List<DeployedMapping> stopping = new ArrayList<>(mappings.values());
        stopping.forEach(DeployedMapping::stop);
        schedules.forEach(RunningSchedule::stop);
        try {
            functions.values().parallelStream().forEach(FunctionPool::close);
            for (DeployedMapping mapping : stopping) {
                mapping.awaitStopped();
            }
            for (RunningSchedule schedule : schedules) {
                schedule.awaitStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runtimeApi.close();
        }
    }
}
