package com.wildrydes.producer.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.kinesis.common.HashKeyRangeForLease;
import software.amazon.kinesis.leases.Lease;
import software.amazon.kinesis.leases.LeaseRefresher;
import software.amazon.kinesis.leases.exceptions.DependencyException;
import software.amazon.kinesis.leases.exceptions.InvalidStateException;
import software.amazon.kinesis.leases.exceptions.ProvisionedThroughputException;
import software.amazon.kinesis.retrieval.kpl.ExtendedSequenceNumber;

/// The first leases of an application, all of them this worker's. On an empty lease table the library would first
/// wait for 1 to 30 s, then elect a leader, which would make the leases and assign them.
///
/// Each shard has one, with its parents' ids, by which the library reads a parent to its end before its children;
/// for [TailFrom.Latest] only open shards do.
final class Leases {

    private final KinesisAsyncClient kinesis;
    private final String stream;

    Leases(KinesisAsyncClient kinesis, String stream) {
        this.kinesis = kinesis;
        this.stream = stream;
    }

    /// Makes the leases unless the application has some.
    ///
    /// @throws IllegalArgumentException when there is no such stream
    void createIfMissing(LeaseRefresher table, TailFrom from, String worker) {
        try {
            if (!table.isLeaseTableEmpty()) {
                return;
            }
            for (Shard shard : listShards()) {
                if (isOpen(shard) || !(from instanceof TailFrom.Latest)) {
                    table.createLeaseIfNotExists(lease(shard, from, worker));
                }
            }
        } catch (DependencyException | InvalidStateException | ProvisionedThroughputException e) {
            throw new IllegalStateException("cannot write the leases of stream " + stream + ": " + e.getMessage(), e);
        }
    }

    /// All shards, so that a stream that is not there is said at once.
    private List<Shard> listShards() {
        List<Shard> shards = new ArrayList<>();
        String next = null;
        try {
            do {
                ListShardsResponse response = kinesis.listShards(request(next)).join();
                shards.addAll(response.shards());
                next = response.nextToken();
            } while (next != null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                throw new IllegalArgumentException(
                        "there is no stream " + stream + ": create it, or name another one", e);
            }
            throw e;
        }
        return shards;
    }

    private ListShardsRequest request(@Nullable String next) {
        ListShardsRequest.Builder request = ListShardsRequest.builder();
        return (next == null ? request.streamName(stream) : request.nextToken(next)).build();
    }

    private static boolean isOpen(Shard shard) {
        return shard.sequenceNumberRange().endingSequenceNumber() == null;
    }

    private static Lease lease(Shard shard, TailFrom from, String worker) {
        Lease lease = new Lease();
        lease.leaseKey(shard.shardId());
        lease.leaseOwner(worker);
        lease.leaseCounter(0L);
        lease.ownerSwitchesSinceCheckpoint(0L);
        lease.checkpoint(
                switch (from) {
                    case TailFrom.Latest latest -> ExtendedSequenceNumber.LATEST;
                    case TailFrom.TrimHorizon trimHorizon -> ExtendedSequenceNumber.TRIM_HORIZON;
                    case TailFrom.At at -> ExtendedSequenceNumber.AT_TIMESTAMP;
                });
        lease.parentShardIds(parents(shard));
        lease.hashKeyRange(HashKeyRangeForLease.fromHashKeyRange(shard.hashKeyRange()));
        return lease;
    }

    private static Set<String> parents(Shard shard) {
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .filter(id -> id != null)
                .collect(Collectors.toSet());
    }
}
