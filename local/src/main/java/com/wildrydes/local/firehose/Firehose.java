package com.wildrydes.local.firehose;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.disk.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All delivery streams, in one folder:
///
/// ```
/// wildrydes-archive@1767225600000/    name @ creation in milliseconds since the epoch
///   stream.json                       configuration, and what is delivered
///   records/                          what is not delivered yet, see the package `kinesis.log`
///   delivery.data                     an object that is being made; deleted at the next start
/// ```
///
/// A stream is made in a folder whose name begins with a tilde and then renamed; a stream that is deleted goes
/// the other way. So a crash leaves it whole or not at all; what is left behind a tilde is deleted at the next
/// start.
///
/// Thread-safe. One process may have the folder open at a time; the caller sees to that.
public final class Firehose implements Metered, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Firehose.class);

    private static final String DRAFT = "~";

    private final Path folder;
    private final Clock clock;
    private final FirehoseSettings settings;
    private final Neighbours neighbours;
    private final Supplier<UUID> ids;
    private final Usage usage = new Usage();
    private final NavigableMap<String, DeliveryStream> streams = new ConcurrentSkipListMap<>();

    private Firehose(Path folder, Clock clock, FirehoseSettings settings, Neighbours neighbours, Supplier<UUID> ids) {
        this.folder = folder;
        this.clock = clock;
        this.settings = settings;
        this.neighbours = neighbours;
        this.ids = ids;
    }

    /// Opens the delivery streams of a folder, which is made if it is missing, and goes on delivering at once.
    public static Firehose open(Path folder, Clock clock, FirehoseSettings settings, Neighbours neighbours)
            throws IOException {
        return open(folder, clock, settings, neighbours, UUID::randomUUID);
    }

    static Firehose open(Path folder, Clock clock, FirehoseSettings settings, Neighbours neighbours, Supplier<UUID> ids)
            throws IOException {
        Firehose firehose = new Firehose(folder, clock, settings, neighbours, ids);
        try {
            firehose.load();
        } catch (IOException e) {
            firehose.close();
            throw e;
        }
        return firehose;
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
            start(DeliveryStream.open(path, clock, settings, neighbours, usage));
        }
    }

    private void start(DeliveryStream stream) throws IOException {
        DeliveryStream namesake = streams.putIfAbsent(stream.name(), stream);
        if (namesake != null) {
            stream.close();
            throw new IOException("Two folders hold a delivery stream %s: %s and %s; move one of them away"
                    .formatted(stream.name(), namesake.folder(), stream.folder()));
        }
        stream.start();
    }

    public FirehoseSettings settings() {
        return settings;
    }

    /// All delivery streams by their names.
    public List<DeliveryStream> streams() {
        return List.copyOf(streams.values());
    }

    /// The delivery stream of a name.
    ///
    /// @throws FirehoseException when there is none
    public DeliveryStream stream(String name) {
        DeliveryStream stream = streams.get(name);
        if (stream == null) {
            throw FirehoseException.notFound(notFound(name, settings));
        }
        return stream;
    }

    static String notFound(String name, FirehoseSettings settings) {
        return "Firehose " + name + " under account " + settings.account() + " not found.";
    }

    /// Creates a delivery stream.
    ///
    /// @throws FirehoseException when there is one of this name, or the configuration breaks a rule
    public synchronized DeliveryStream create(DeliveryStreamConfig config) {
        ConfigRules.check(config, neighbours.tables());
        if (streams.containsKey(config.name())) {
            throw FirehoseException.inUse(
                    "Firehose " + config.name() + " under account " + settings.account() + " already exists");
        }
        try {
            return make(config);
        } catch (IOException e) {
            throw FirehoseException.internal(e);
        }
    }

    /// Sees to it that there is a delivery stream with this configuration: what a deployment of a template
    /// does.
    ///
    /// @throws FirehoseException when the configuration breaks a rule
    public synchronized DeliveryStream ensure(DeliveryStreamConfig config) {
        DeliveryStream stream = streams.get(config.name());
        if (stream == null) {
            return create(config);
        }
        ConfigRules.check(config, neighbours.tables());
        if (!stream.config().equals(config)) {
            try {
                stream.reconfigure(config);
            } catch (IOException e) {
                throw FirehoseException.internal(e);
            }
        }
        return stream;
    }

    private DeliveryStream make(DeliveryStreamConfig config) throws IOException {
        long nowMs = clock.millis();
        Path path = folder.resolve(config.name() + "@" + nowMs);
        while (Files.exists(path)) {
            path = folder.resolve(config.name() + "@" + ++nowMs);
        }
        Path draft = folder.resolve(DRAFT + config.name());
        try {
            Folders.delete(draft);
            Files.createDirectory(draft);
            StateFile.write(draft, StreamState.create(config, ids.get(), nowMs));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
            DeliveryStream stream = DeliveryStream.open(path, clock, settings, neighbours, usage);
            start(stream);
            return stream;
        } catch (IOException e) {
            Folders.delete(draft);
            Folders.delete(path);
            throw e;
        }
    }

    /// Deletes a delivery stream and, as on AWS, the records that it has not delivered.
    public synchronized void delete(String name) {
        DeliveryStream stream = stream(name);
        Path draft = folder.resolve(DRAFT + stream.folder().getFileName());
        streams.remove(name);
        stream.close();
        try {
            Files.move(stream.folder(), draft, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
        } catch (IOException e) {
            throw FirehoseException.internal(e);
        }
        try {
            Folders.delete(draft);
        } catch (IOException e) {
            LOG.warn("Could not delete {}; the next start tries again", draft, e);
        }
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return usage.usage();
    }

    /// Stores what was put, then closes all files. What is not delivered is delivered by the next process.
    @Override
    public void close() {
        new ArrayList<>(streams.values()).forEach(DeliveryStream::close);
    }
}
