package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisException;
import com.wildrydes.local.kinesis.ShardFilter;
import com.wildrydes.local.kinesis.ShardListing;
import com.wildrydes.local.kinesis.Stream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ListShards, SplitShard, MergeShards, UpdateShardCount.
final class ShardOperations {

    private static final List<String> FILTER_TYPES = List.of(
            "AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP");

    private final Kinesis kinesis;

    ShardOperations(Kinesis kinesis) {
        this.kinesis = kinesis;
    }

    Map<String, Operation> all() {
        return Map.of(
                "ListShards", this::listShards,
                "SplitShard", this::splitShard,
                "MergeShards", this::mergeShards,
                "UpdateShardCount", this::updateShardCount);
    }

    private void listShards(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        String after = Members.shardId(input, "ExclusiveStartShardId", constraints, false);
        Integer maxResults = input.integer("MaxResults");
        constraints.range("maxResults", maxResults, 1, 10_000);
        String nextToken = input.text("NextToken");
        constraints.length("nextToken", nextToken, 1, 1_048_576);
        Input filter = input.structure("ShardFilter");
        String type = filter == null ? "FROM_TRIM_HORIZON" : filter.text("Type");
        constraints.required("shardFilter.type", type);
        constraints.oneOf("shardFilter.type", type, FILTER_TYPES);
        Long createdMs = input.time("StreamCreationTimestamp");
        String name = Members.optionalStream(input, constraints);

        int most = maxResults == null ? ShardListing.MAX_RESULTS : maxResults;
        ShardListing.Page page;
        if (nextToken != null) {
            if (name != null || after != null || filter != null || createdMs != null) {
                throw KinesisException.invalidArgument("NextToken and StreamName cannot be provided together.");
            }
            page = kinesis.listing().next(nextToken, most);
        } else if (name == null) {
            throw KinesisException.invalidArgument("Either NextToken or StreamName should be provided.");
        } else {
            Stream stream = kinesis.stream(name);
            page = kinesis.listing().first(stream, filter(Members.present(type), filter), after, most);
        }
        output.answer(() -> {
            ShardFields.shards(output, page.shards());
            output.text("NextToken", page.nextToken());
        });
    }

    private static ShardFilter filter(String type, @Nullable Input filter) {
        return switch (type) {
            case "AT_TRIM_HORIZON" -> new ShardFilter.AtTrimHorizon();
            case "AT_LATEST" -> new ShardFilter.AtLatest();
            case "AT_TIMESTAMP" -> new ShardFilter.AtTimestamp(time(type, filter));
            case "FROM_TIMESTAMP" -> new ShardFilter.FromTimestamp(time(type, filter));
            case "AFTER_SHARD_ID" -> {
                String shardId = filter == null ? null : filter.text("ShardId");
                if (shardId == null) {
                    throw KinesisException.invalidArgument("ShardId must be given with the ShardFilter type " + type);
                }
                yield new ShardFilter.AfterShardId(shardId);
            }
            default -> new ShardFilter.FromTrimHorizon();
        };
    }

    private static long time(String type, @Nullable Input filter) {
        Long timeMs = filter == null ? null : filter.time("Timestamp");
        if (timeMs == null) {
            throw KinesisException.invalidArgument("Timestamp must be given with the ShardFilter type " + type);
        }
        return timeMs;
    }

    private void splitShard(Input input, Output output) {
        Constraints constraints = new Constraints();
        String shardId = Members.shardId(input, "ShardToSplit", constraints, true);
        String hashKey = input.text("NewStartingHashKey");
        constraints.required("newStartingHashKey", hashKey);
        constraints.pattern("newStartingHashKey", hashKey, Members.HASH_KEY);
        String stream = Members.stream(input, constraints);
        kinesis.splitShard(stream, Members.present(shardId), new BigInteger(Members.present(hashKey)));
    }

    private void mergeShards(Input input, Output output) {
        Constraints constraints = new Constraints();
        String shardId = Members.shardId(input, "ShardToMerge", constraints, true);
        String adjacent = Members.shardId(input, "AdjacentShardToMerge", constraints, true);
        String stream = Members.stream(input, constraints);
        kinesis.mergeShards(stream, Members.present(shardId), Members.present(adjacent));
    }

    private void updateShardCount(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        Integer target = input.integer("TargetShardCount");
        constraints.required("targetShardCount", target);
        constraints.range("targetShardCount", target, 1, 1_000_000);
        String type = input.text("ScalingType");
        constraints.required("scalingType", type);
        constraints.oneOf("scalingType", type, List.of("UNIFORM_SCALING"));
        Stream stream = kinesis.stream(Members.stream(input, constraints));
        int current = stream.openShards();
        kinesis.updateShardCount(stream.name(), Members.present(target));
        output.answer(() -> {
            output.text("StreamName", stream.name());
            output.number("CurrentShardCount", current);
            output.number("TargetShardCount", Members.present(target));
            output.text("StreamARN", stream.arn());
        });
    }
}
