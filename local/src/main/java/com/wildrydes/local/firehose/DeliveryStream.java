package com.wildrydes.local.firehose;

import com.wildrydes.local.kinesis.log.DiskFile;
import com.wildrydes.local.kinesis.log.IndexCache;
import com.wildrydes.local.kinesis.log.LogPage;
import com.wildrydes.local.kinesis.log.LogSettings;
import com.wildrydes.local.kinesis.log.ShardLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One delivery stream: takes records and delivers them. Thread-safe, but for [#deliverIfDue], which is the
/// courier's.
///
/// ```
/// put ─► log on disk ─► answer          later: log ─► objects ─► next ordinal in stream.json ─► log trimmed
/// ```
///
/// A crash before the answer may deliver what nobody was told is accepted; a crash between the objects and
/// stream.json makes the same objects again, under the same keys. Nothing accepted is lost, and nothing is
/// doubled.
public final class DeliveryStream {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStream.class);

    private static final String RECORDS = "records";

    /// Sealed segments whose indexes are kept; a delivery reads one after the other.
    private static final int INDEXES = 4;

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Path folder;
    private final Clock clock;
    private final FirehoseSettings settings;
    private final Neighbours neighbours;
    private final ShardLog log;
    private final Intake intake;
    private final Delivery delivery;
    private final Backoff backoff;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Courier courier;

    private volatile StreamState state;
    private volatile boolean closed;

    private DeliveryStream(
            Path folder,
            StreamState state,
            ShardLog log,
            Clock clock,
            FirehoseSettings settings,
            Neighbours neighbours,
            Usage usage) {
        this.folder = folder;
        this.state = state;
        this.log = log;
        this.clock = clock;
        this.settings = settings;
        this.neighbours = neighbours;
        this.intake = new Intake(log, clock, settings, neighbours.metrics(), usage);
        this.delivery = new Delivery(folder, log, neighbours, clock, settings);
        this.backoff = new Backoff(settings.firstRetry(), settings.lastRetry());
        this.courier = new Courier(state.config().name(), this::deliverIfDue, settings.lastRetry());
    }

    /// Opens a stream's folder. Its courier is still to be started.
    static DeliveryStream open(Path folder, Clock clock, FirehoseSettings settings, Neighbours neighbours, Usage usage)
            throws IOException {
        StreamState state = StateFile.read(folder);
        Files.deleteIfExists(folder.resolve(Destination.DATA));
        Files.deleteIfExists(folder.resolve(Destination.ERRORS));
        ShardLog log = ShardLog.open(
                folder.resolve(RECORDS), LogSettings.DEFAULT, clock, DiskFile::open, new IndexCache(INDEXES));
        DeliveryStream stream = new DeliveryStream(folder, state, log, clock, settings, neighbours, usage);
        stream.waitingBytes.set(stream.bytesFrom(state.next()));
        return stream;
    }

    private long bytesFrom(long ordinal) throws IOException {
        long bytes = 0;
        for (long next = ordinal; next < log.end(); ) {
            LogPage page = log.read(next, Integer.MAX_VALUE, 1 << 20);
            bytes += page.bytes();
            next = page.next();
        }
        return bytes;
    }

    /// Starts delivering.
    void start() {
        courier.start();
    }

    public DeliveryStreamConfig config() {
        return state.config();
    }

    public String name() {
        return config().name();
    }

    public String arn() {
        return settings.arn(name());
    }

    /// 1 at first, one more with each change of the configuration.
    public int version() {
        return state.version();
    }

    /// Milliseconds since the epoch.
    public long createdMs() {
        return state.createdMs();
    }

    /// Milliseconds since the epoch.
    public long updatedMs() {
        return state.updatedMs();
    }

    Path folder() {
        return folder;
    }

    /// Takes a record.
    ///
    /// @param record not copied: it must not change until the put is done
    /// @throws FirehoseException when AWS's limits are on and too much comes in
    public PutOutcome put(ByteBuffer record) {
        return put(List.of(record), RecordFaults.NONE).getFirst();
    }

    /// Takes records. Each one is accepted or refused by itself; those accepted are delivered in their order.
    ///
    /// @param records not copied: they must not change until the put is done
    /// @return an outcome for each record, in their order
    /// @throws FirehoseException when AWS's limits are on and there are too many requests
    public List<PutOutcome> putBatch(List<ByteBuffer> records) {
        return put(records, neighbours.faults());
    }

    private List<PutOutcome> put(List<ByteBuffer> records, RecordFaults faults) {
        if (closed) {
            throw FirehoseException.notFound(Firehose.notFound(name(), settings));
        }
        Intake.Taken taken = intake.take(state, records, faults);
        waitingBytes.addAndGet(taken.bytes());
        courier.wake();
        return taken.outcomes();
    }

    /// Delivers a buffer when it is full or old enough, and no failure has to be waited out.
    ///
    /// @return how long nothing will be due, unless more comes in
    Duration deliverIfDue() {
        StreamState before = state;
        if (closed || log.end() <= before.next()) {
            return FOR_EVER;
        }
        try {
            long arrivalMs = log.read(before.next(), 1, 1).records().getFirst().arrivalMs();
            Duration wait = wait(before.config().buffering(), arrivalMs);
            if (wait.isPositive()) {
                return wait;
            }
            deliver(before, arrivalMs);
        } catch (Delivery.GivenUp e) {
            LOG.debug("{} leaves its buffer to the next start", name());
        } catch (IOException | RuntimeException e) {
            failed(before, e);
        }
        return Duration.ZERO;
    }

    private Duration wait(Buffering buffering, long arrivalMs) {
        long nowMs = clock.millis();
        boolean full = waitingBytes.get() >= buffering.sizeBytes();
        long dueMs = full ? nowMs : arrivalMs + buffering.intervalMs();
        // A clock that was set back must not make a buffer wait longer than a whole interval.
        long waitMs = Math.min(dueMs - nowMs, buffering.intervalMs());
        return Duration.ofMillis(Math.max(waitMs, backoff.leftMs(nowMs)));
    }

    private void deliver(StreamState before, long arrivalMs) throws IOException {
        Delivery.Delivered delivered = delivery.deliver(before, arrivalMs, () -> closed);
        advance(delivered.next());
        waitingBytes.addAndGet(-delivered.bytes());
        backoff.succeeded();
        // Records that came in since are no older than this, and trim takes only what is.
        log.trim(delivered.newestMs());
        DeliveryMetrics metrics = neighbours.metrics();
        Output.Failed failed = delivered.failed();
        metrics.add(name(), "DeliveryToS3.Success", 1);
        metrics.add(name(), "DeliveryToS3.Records", delivered.records());
        metrics.add(name(), "DeliveryToS3.Bytes", delivered.bytes());
        metrics.add(name(), "DeliveryToS3.DataFreshness", (clock.millis() - arrivalMs) / 1000.0);
        if (before.config().conversion() != null) {
            metrics.add(name(), "SucceedConversion.Records", delivered.records() - failed.records());
            metrics.add(name(), "SucceedConversion.Bytes", delivered.bytes() - failed.bytes());
            metrics.add(name(), "FailedConversion.Records", failed.records());
            metrics.add(name(), "FailedConversion.Bytes", failed.bytes());
        }
    }

    private void failed(StreamState before, Exception e) {
        long waitMs = backoff.failed(clock.millis());
        LOG.warn(
                "{} could not deliver to s3://{}: {}; will try again in {} ms",
                name(),
                before.config().bucket(),
                e.getMessage(),
                waitMs,
                e);
        neighbours.metrics().add(name(), "DeliveryToS3.Success", 0);
    }

    /// Changes the configuration; what waits is delivered by the new one.
    synchronized void reconfigure(DeliveryStreamConfig config) throws IOException {
        store(state.withConfig(config, clock.millis()));
        courier.wake();
    }

    private synchronized void advance(long next) throws IOException {
        store(state.delivered(next));
    }

    private void store(StreamState after) throws IOException {
        StateFile.write(folder, after);
        state = after;
    }

    /// Stores what was put, gives up a delivery that goes on, and closes the files. What waits is delivered by
    /// the next process.
    void close() {
        closed = true;
        courier.close();
        log.close();
    }
}
