package com.wildrydes.local.kinesis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// What is stored of a stream besides its records. Immutable: every change gives a new state.
///
/// @param format of the file that holds it
/// @param createdMs milliseconds since the epoch; tells streams of the same name apart
/// @param retentionHours how long records can be read
/// @param visibleFromMs records that arrived earlier stay invisible although retention was increased
/// @param shards in the order of their indexes
/// @param nextShard the index that the next shard gets
public record StreamState(
        int format,
        String name,
        long createdMs,
        int retentionHours,
        long visibleFromMs,
        int nextShard,
        List<Shard> shards,
        NavigableMap<String, String> tags) {

    static final int FORMAT = 1;
    static final int DEFAULT_RETENTION_HOURS = 24;

    public StreamState {
        shards = List.copyOf(shards);
    }

    /// A new stream whose shards share the hash keys evenly.
    static StreamState create(String name, int shardCount, NavigableMap<String, String> tags, long nowMs) {
        List<Shard> shards = new ArrayList<>();
        for (int i = 0; i < shardCount; i++) {
            shards.add(new Shard(
                    i,
                    null,
                    null,
                    boundary(i, shardCount),
                    boundary(i + 1, shardCount).subtract(BigInteger.ONE),
                    nowMs / 1000,
                    nowMs,
                    null));
        }
        return new StreamState(FORMAT, name, nowMs, DEFAULT_RETENTION_HOURS, 0, shardCount, shards, tags);
    }

    /// The first hash key of part `i` of `parts` equal parts.
    private static BigInteger boundary(int i, int parts) {
        BigInteger width = HashKey.END.divide(BigInteger.valueOf(parts));
        return i == parts ? HashKey.END : width.multiply(BigInteger.valueOf(i));
    }

    List<Shard> open() {
        return shards.stream().filter(Shard::isOpen).toList();
    }

    @Nullable
    Shard shard(int index) {
        for (Shard shard : shards) {
            if (shard.index() == index) {
                return shard;
            }
        }
        return null;
    }

    /// Whether a shard of this stream is open still; one that was forgotten is not.
    boolean isOpen(Shard shard) {
        Shard current = shard(shard.index());
        return current != null && current.isOpen();
    }

    List<Shard> childrenOf(Shard parent) {
        return shards.stream().filter(shard -> shard.isChildOf(parent)).toList();
    }

    /// Open shards in the order of their hash keys.
    private List<Shard> openByHash() {
        return shards.stream()
                .filter(Shard::isOpen)
                .sorted((a, b) -> a.firstHash().compareTo(b.firstHash()))
                .toList();
    }

    /// Cuts an open shard in two; `at` is the first hash key of the second one.
    StreamState split(Shard parent, BigInteger at, long nowMs) {
        Shard lower = child(nextShard, parent, null, parent.firstHash(), at.subtract(BigInteger.ONE), nowMs);
        Shard upper = child(nextShard + 1, parent, null, at, parent.lastHash(), nowMs);
        return reshaped(List.of(parent), List.of(lower, upper), nowMs);
    }

    /// Makes one shard of two open ones, `lower` ending where `upper` begins.
    StreamState merge(Shard parent, Shard adjacent, long nowMs) {
        BigInteger first = parent.firstHash().min(adjacent.firstHash());
        BigInteger last = parent.lastHash().max(adjacent.lastHash());
        return reshaped(
                List.of(parent, adjacent), List.of(child(nextShard, parent, adjacent, first, last, nowMs)), nowMs);
    }

    /// Shares the hash keys evenly among `target` shards, by splits at the new boundaries and merges between them:
    /// every shard keeps one or two parents, as on AWS, which leaves short-lived closed shards in the same way.
    StreamState scale(int target, long nowMs) {
        StreamState state = this;
        for (int i = 1; i < target; i++) {
            BigInteger boundary = boundary(i, target);
            Shard holder = state.shards.stream()
                    .filter(shard -> shard.isOpen() && shard.contains(boundary))
                    .findFirst()
                    .orElseThrow();
            if (!holder.firstHash().equals(boundary)) {
                state = state.split(holder, boundary, nowMs);
            }
        }
        for (int i = 0; i < target; i++) {
            BigInteger from = boundary(i, target);
            BigInteger to = boundary(i + 1, target);
            while (true) {
                List<Shard> inside = state.openByHash().stream()
                        .filter(shard -> shard.firstHash().compareTo(from) >= 0
                                && shard.firstHash().compareTo(to) < 0)
                        .toList();
                if (inside.size() == 1) {
                    break;
                }
                state = state.merge(inside.get(0), inside.get(1), nowMs);
            }
        }
        return state;
    }

    private static Shard child(
            int index, Shard parent, @Nullable Shard adjacent, BigInteger firstHash, BigInteger lastHash, long nowMs) {
        long eldest = adjacent == null
                ? parent.createdSeconds()
                : Math.max(parent.createdSeconds(), adjacent.createdSeconds());
        return new Shard(
                index,
                parent.index(),
                adjacent == null ? null : adjacent.index(),
                firstHash,
                lastHash,
                Math.max(eldest + 1, nowMs / 1000),
                nowMs,
                null);
    }

    private StreamState reshaped(List<Shard> parents, List<Shard> children, long nowMs) {
        List<Shard> all = new ArrayList<>();
        for (Shard shard : shards) {
            all.add(parents.contains(shard) ? shard.closed(nowMs) : shard);
        }
        all.addAll(children);
        return new StreamState(
                format, name, createdMs, retentionHours, visibleFromMs, nextShard + children.size(), all, tags);
    }

    /// The arrival from which on records can be read, milliseconds since the epoch.
    long horizonMs(long nowMs) {
        return Math.max(visibleFromMs, nowMs - retentionHours * 3_600_000L);
    }

    StreamState withRetention(int hours, long nowMs) {
        return new StreamState(format, name, createdMs, hours, horizonMs(nowMs), nextShard, shards, tags);
    }

    StreamState withTags(NavigableMap<String, String> newTags) {
        return new StreamState(format, name, createdMs, retentionHours, visibleFromMs, nextShard, shards, newTags);
    }

    boolean hasExpired(long nowMs) {
        return shards.stream().anyMatch(shard -> isExpired(shard, nowMs));
    }

    /// Forgets closed shards that can hold no record any more.
    StreamState withoutExpired(long nowMs) {
        List<Shard> kept =
                shards.stream().filter(shard -> !isExpired(shard, nowMs)).toList();
        return new StreamState(format, name, createdMs, retentionHours, visibleFromMs, nextShard, kept, tags);
    }

    private boolean isExpired(Shard shard, long nowMs) {
        return shard.closedMs() != null && shard.closedMs() < horizonMs(nowMs);
    }
}
