package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.AggregatedRecords;
import com.wildrydes.telemetry.aggregated.HashKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A stream in memory: shards with hash ranges, split and merge, and what a Kinesis Client Library reader would get
/// from it. Knows nothing of the writer's rules.
final class ModelStream {

    private static final BigInteger END = BigInteger.ONE.shiftLeft(128);

    private final Map<String, Log> shards = new LinkedHashMap<>();
    private int sequence;

    /// @param parents to be read to their ends first
    private record Log(
            String id, BigInteger first, BigInteger last, List<String> parents, List<Entry> entries, boolean[] closed) {

        boolean owns(BigInteger hash) {
            return first.compareTo(hash) <= 0 && hash.compareTo(last) <= 0;
        }

        boolean open() {
            return !closed[0];
        }
    }

    private record Entry(String partitionKey, byte[] data) {}

    ModelStream(int shardCount) {
        BigInteger step = END.divide(BigInteger.valueOf(shardCount));
        for (int i = 0; i < shardCount; i++) {
            BigInteger first = step.multiply(BigInteger.valueOf(i));
            BigInteger last = i == shardCount - 1 ? END : first.add(step);
            create(first, last.subtract(BigInteger.ONE), List.of());
        }
    }

    private void create(BigInteger first, BigInteger last, List<String> parents) {
        String id = "shardId-%012d".formatted(shards.size());
        shards.put(id, new Log(id, first, last, parents, new ArrayList<>(), new boolean[1]));
    }

    /// Splits or merges a random open shard.
    synchronized void reshard(RandomGenerator random) {
        List<Log> open = openShards();
        int index = random.nextInt(open.size());
        Log log = open.get(index);
        if (random.nextBoolean() && open.size() > 1) {
            Log neighbour = open.get(index > 0 ? index - 1 : 1);
            log.closed()[0] = true;
            neighbour.closed()[0] = true;
            create(
                    log.first().min(neighbour.first()),
                    log.last().max(neighbour.last()),
                    List.of(log.id(), neighbour.id()));
        } else {
            BigInteger middle = log.first().add(log.last()).shiftRight(1);
            log.closed()[0] = true;
            create(log.first(), middle, List.of(log.id()));
            create(middle.add(BigInteger.ONE), log.last(), List.of(log.id()));
        }
    }

    private List<Log> openShards() {
        return shards.values().stream()
                .filter(Log::open)
                .sorted((a, b) -> a.first().compareTo(b.first()))
                .toList();
    }

    synchronized Outcome.Stored put(String partitionKey, byte[] data) {
        BigInteger hash = HashKey.of(partitionKey).toBigInteger();
        Log log = shards.values().stream()
                .filter(l -> l.open() && l.owns(hash))
                .findFirst()
                .orElseThrow();
        log.entries().add(new Entry(partitionKey, data.clone()));
        return new Outcome.Stored(log.id(), String.valueOf(sequence++));
    }

    synchronized List<ShardMap.Shard> listing() {
        return shards.values().stream()
                .map(l -> new ShardMap.Shard(
                        l.id(),
                        HashKey.parse(l.first().toString()),
                        HashKey.parse(l.last().toString()),
                        l.open()))
                .toList();
    }

    ShardMap map() {
        return Objects.requireNonNull(ShardMap.of(listing()), "the model's shards must cover all hash keys");
    }

    /// What a reader gets, by partition key: parents before children, members outside of a shard's hash range
    /// dropped, repeated events dropped.
    synchronized Map<String, List<String>> readByKey() {
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        Set<String> read = new HashSet<>();
        while (read.size() < shards.size()) {
            for (Log log : shards.values()) {
                if (!read.contains(log.id()) && read.containsAll(log.parents())) {
                    read.add(log.id());
                    read(log, seen);
                }
            }
        }
        Map<String, List<String>> events = new LinkedHashMap<>();
        seen.forEach((key, values) -> events.put(key, List.copyOf(values)));
        return events;
    }

    private static void read(Log log, Map<String, Set<String>> seen) {
        for (Entry entry : log.entries()) {
            AggregatedRecords.deaggregate(entry.data(), 0, entry.data().length, entry.partitionKey(), member -> {
                if (log.owns(member.hashKey().toBigInteger())) {
                    String payload =
                            new String(member.data(), member.offset(), member.length(), StandardCharsets.UTF_8);
                    seen.computeIfAbsent(member.partitionKey(), k -> new LinkedHashSet<>())
                            .add(payload);
                }
            });
        }
    }

    /// The payloads of all records on the stream, as they were sent.
    synchronized List<byte[]> records() {
        return shards.values().stream()
                .flatMap(log -> log.entries().stream())
                .map(Entry::data)
                .toList();
    }
}
