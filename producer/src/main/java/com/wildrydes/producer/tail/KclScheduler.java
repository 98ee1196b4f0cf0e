package com.wildrydes.producer.tail;

import java.util.Date;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.coordinator.CoordinatorConfig;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.leases.LeaseManagementConfig;
import software.amazon.kinesis.metrics.NullMetricsFactory;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;
import software.amazon.kinesis.processor.SingleStreamTracker;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/// The Kinesis Client Library's scheduler, tuned for one reader that a person waits for: with its defaults the
/// library takes a minute and a half until the first record.
final class KclScheduler {

    private static final long FAILOVER_MS = 2_000;
    private static final long LEASE_ASSIGNMENT_MS = 500;
    private static final long SHARD_SYNC_MS = 2_000;
    private static final long PARENT_SHARD_POLL_MS = 200;
    private static final long DISPATCH_POLL_MS = 100;

    /// Kinesis allows five reads a second and shard.
    private static final long BETWEEN_READS_MS = 200;

    private KclScheduler() {}

    /// Built, not started.
    ///
    /// @param application names the lease table
    static Scheduler create(
            TailClients clients,
            String stream,
            TailFrom from,
            String application,
            String worker,
            ShardRecordProcessorFactory processors) {
        // Through a tracker, because of a plain stream name the library forgets the initial position.
        SingleStreamTracker tracker =
                new SingleStreamTracker(StreamIdentifier.singleStreamInstance(stream), initialPosition(from));
        ConfigsBuilder configs = new ConfigsBuilder(
                tracker, application, clients.kinesis(), clients.dynamoDb(), clients.cloudWatch(), worker, processors);
        PollingConfig polling = new PollingConfig(stream, clients.kinesis())
                .idleTimeBetweenReadsInMillis(BETWEEN_READS_MS)
                .usePollingConfigIdleTimeValue(true);
        return new Scheduler(
                configs.checkpointConfig(),
                tuned(configs.coordinatorConfig()),
                tuned(configs.leaseManagementConfig()),
                configs.lifecycleConfig(),
                configs.metricsConfig().metricsFactory(new NullMetricsFactory()),
                configs.processorConfig(),
                configs.retrievalConfig().retrievalSpecificConfig(polling));
    }

    private static CoordinatorConfig tuned(CoordinatorConfig config) {
        return config.parentShardPollIntervalMillis(PARENT_SHARD_POLL_MS)
                .shardConsumerDispatchPollIntervalMillis(DISPATCH_POLL_MS)
                .skipShardSyncAtWorkerInitializationIfLeasesExist(true);
    }

    private static LeaseManagementConfig tuned(LeaseManagementConfig config) {
        config.gracefulLeaseHandoffConfig().isGracefulLeaseHandoffEnabled(false);
        // Worker metrics look for an EC2 or ECS host first, which takes seconds anywhere else.
        config.workerUtilizationAwareAssignmentConfig().disableWorkerMetrics(true);
        return config.failoverTimeMillis(FAILOVER_MS)
                .leaseAssignmentIntervalMillis(LEASE_ASSIGNMENT_MS)
                .shardSyncIntervalMillis(SHARD_SYNC_MS);
    }

    private static InitialPositionInStreamExtended initialPosition(TailFrom from) {
        return switch (from) {
            case TailFrom.Latest latest ->
                InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.LATEST);
            case TailFrom.TrimHorizon trimHorizon ->
                InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON);
            case TailFrom.At at -> InitialPositionInStreamExtended.newInitialPositionAtTimestamp(Date.from(at.time()));
        };
    }
}
