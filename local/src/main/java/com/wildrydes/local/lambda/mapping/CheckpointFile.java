package com.wildrydes.local.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The checkpoints of one mapping, `<uuid>.json`. Thread-safe.
///
///     {"functionName": "Aggregator", "eventSourceArn": "arn:…", "shards": {
///         "shardId-000000000000": {"ended": "4965…"},
///         "shardId-000000000001": {"after": "4966…"},
///         "shardId-000000000002": {"from": "TRIM_HORIZON"},
///         "shardId-000000000003": {"from": "2026-11-22T10:00:00Z"}}}
///
/// The file is replaced as a whole and atomically: after a crash it holds all of the state before a checkpoint, or
/// after.
final class CheckpointFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRIM_HORIZON = "TRIM_HORIZON";

    private final Path file;
    private final MappingConfig config;
    private final Map<String, ShardCheckpoint> shards;
    private boolean stored;

    private CheckpointFile(Path file, MappingConfig config, Map<String, ShardCheckpoint> shards, boolean stored) {
        this.file = file;
        this.config = config;
        this.shards = shards;
        this.stored = stored;
    }

    /// Reads the mapping's checkpoints; they are empty at its first start.
    ///
    /// @throws IOException when the file cannot be read, or is not a checkpoint file
    static CheckpointFile open(Path folder, MappingConfig config) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(config.uuid() + ".json");
        Map<String, ShardCheckpoint> shards = new TreeMap<>();
        boolean stored = Files.exists(file);
        if (stored) {
            try {
                for (Map.Entry<String, JsonNode> shard :
                        JSON.readTree(file.toFile()).required("shards").properties()) {
                    shards.put(shard.getKey(), read(shard.getValue()));
                }
            } catch (IOException | RuntimeException e) {
                throw new IOException(
                        "the checkpoints in " + file + " cannot be read; without the file the mapping starts over from "
                                + config.startingPosition() + ": " + e.getMessage(),
                        e);
            }
        }
        return new CheckpointFile(file, config, shards, stored);
    }

    /// Whether the mapping has not stored anything yet: this is its first start.
    synchronized boolean isNew() {
        return !stored;
    }

    synchronized Optional<ShardCheckpoint> of(String shardId) {
        return Optional.ofNullable(shards.get(shardId));
    }

    /// Adds and replaces checkpoints, all or none.
    synchronized void save(Map<String, ShardCheckpoint> changed) throws IOException {
        shards.putAll(changed);
        write();
    }

    /// Forgets ended shards that the stream no longer has.
    synchronized void forgetAllBut(Set<String> shardIds) throws IOException {
        if (shards.entrySet()
                .removeIf(shard ->
                        shard.getValue() instanceof ShardCheckpoint.Ended && !shardIds.contains(shard.getKey()))) {
            write();
        }
    }

    /// Forgets all: a mapping made anew starts at its starting position.
    synchronized void delete() throws IOException {
        shards.clear();
        stored = false;
        Files.deleteIfExists(file);
    }

    private void write() throws IOException {
        ObjectNode root = JSON.createObjectNode()
                .put("functionName", config.functionName())
                .put("eventSourceArn", config.eventSourceArn());
        ObjectNode written = root.putObject("shards");
        shards.forEach((shardId, checkpoint) -> written.set(shardId, node(checkpoint)));
        WholeFile.replace(file, JSON.writeValueAsBytes(root));
        stored = true;
    }

    private static ObjectNode node(ShardCheckpoint checkpoint) {
        ObjectNode node = JSON.createObjectNode();
        return switch (checkpoint) {
            case ShardCheckpoint.Ended(String startingSequenceNumber) -> node.put("ended", startingSequenceNumber);
            case ShardCheckpoint.Reading(Position.After(String sequenceNumber)) -> node.put("after", sequenceNumber);
            case ShardCheckpoint.Reading(Position.TrimHorizon _) -> node.put("from", TRIM_HORIZON);
            case ShardCheckpoint.Reading(Position.AtTimestamp(Instant instant)) -> node.put("from", instant.toString());
            case ShardCheckpoint.Reading(Position.Latest _) ->
                throw new IllegalArgumentException("LATEST is no checkpoint: it means another place after a restart");
        };
    }

    private static ShardCheckpoint read(JsonNode node) {
        if (node.has("ended")) {
            return new ShardCheckpoint.Ended(node.required("ended").asText());
        }
        if (node.has("after")) {
            return new ShardCheckpoint.Reading(
                    new Position.After(node.required("after").asText()));
        }
        String from = node.required("from").asText();
        return new ShardCheckpoint.Reading(
                from.equals(TRIM_HORIZON) ? new Position.TrimHorizon() : new Position.AtTimestamp(Instant.parse(from)));
    }
}
