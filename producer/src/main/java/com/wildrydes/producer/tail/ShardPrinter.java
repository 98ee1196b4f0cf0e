package com.wildrydes.producer.tail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.KinesisClientLibDependencyException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.exceptions.ThrottlingException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/// Prints one shard's events and keeps its checkpoint. The library calls it from one thread at a time.
final class ShardPrinter implements ShardRecordProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(ShardPrinter.class);

    /// Each checkpoint is a write to DynamoDB; after a crash at most this much is printed again.
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);

    private final EventPrinter printer;
    private final InstantSource clock;
    private final Consumer<RuntimeException> failed;
    private Instant checkpointed;

    /// Prints to a printer that other shards may share.
    ///
    /// @param failed hears when nothing can be printed any more
    ShardPrinter(EventPrinter printer, InstantSource clock, Consumer<RuntimeException> failed) {
        this.printer = printer;
        this.clock = clock;
        this.failed = failed;
        this.checkpointed = clock.instant();
    }

    @Override
    public void initialize(InitializationInput input) {
        LOG.debug("reading {} from {}", input.shardId(), input.extendedSequenceNumber());
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        if (input.records().isEmpty()) {
            return;
        }
        try {
            for (KinesisClientRecord record : input.records()) {
                printer.print(record.partitionKey(), record.data(), record.approximateArrivalTimestamp());
            }
            printer.flush();
        } catch (IOException e) {
            failed.accept(new UncheckedIOException("cannot print events: " + e.getMessage(), e));
            return;
        }
        Instant now = clock.instant();
        if (!now.isBefore(checkpointed.plus(BETWEEN_CHECKPOINTS))) {
            checkpointed = now;
            checkpoint(input.checkpointer());
        }
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        LOG.debug("another worker has the lease now");
    }

    @Override
    public void shardEnded(ShardEndedInput input) {
        checkpoint(input.checkpointer());
    }

    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        checkpoint(input.checkpointer());
    }

    /// A checkpoint that fails costs a repetition after a restart, no event.
    private static void checkpoint(RecordProcessorCheckpointer checkpointer) {
        try {
            checkpointer.checkpoint();
        } catch (ShutdownException e) {
            LOG.debug("no checkpoint: the lease is gone", e);
        } catch (InvalidStateException | ThrottlingException | KinesisClientLibDependencyException e) {
            LOG.warn("no checkpoint this time: {}", e.getMessage(), e);
        }
    }
}
