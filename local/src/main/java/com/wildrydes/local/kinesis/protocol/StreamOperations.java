package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisException;
import com.wildrydes.local.kinesis.Shard;
import com.wildrydes.local.kinesis.ShardFilter;
import com.wildrydes.local.kinesis.Stream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Streams as such: made, deleted, described, listed; their retention.
final class StreamOperations {

    /// Shards of a stream that is created on demand (Kinesis Data Streams Developer Guide, "Choose the capacity mode").
    private static final int ON_DEMAND_SHARDS = 4;

    private static final int DESCRIBE_LIMIT = 100;
    private static final int LIST_LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    private final Kinesis kinesis;

    StreamOperations(Kinesis kinesis) {
        this.kinesis = kinesis;
    }

    Map<String, Operation> all() {
        return Map.ofEntries(
                Map.entry("CreateStream", this::createStream),
                Map.entry("DeleteStream", this::deleteStream),
                Map.entry("DescribeStream", this::describeStream),
                Map.entry("DescribeStreamSummary", this::describeStreamSummary),
                Map.entry("ListStreams", this::listStreams),
                Map.entry("DescribeLimits", this::describeLimits),
                Map.entry("IncreaseStreamRetentionPeriod", this::increaseRetention),
                Map.entry("DecreaseStreamRetentionPeriod", this::decreaseRetention),
                Map.entry("AddTagsToStream", this::addTags),
                Map.entry("RemoveTagsFromStream", this::removeTags),
                Map.entry("ListTagsForStream", this::listTags));
    }

    private void createStream(Input input, Output output) {
        Constraints constraints = new Constraints();
        Integer shardCount = input.integer("ShardCount");
        Input mode = input.structure("StreamModeDetails");
        boolean onDemand = mode != null && "ON_DEMAND".equals(mode.text("StreamMode"));
        if (!onDemand) {
            constraints.required("shardCount", shardCount);
        }
        constraints.range("shardCount", shardCount, 1, 100_000);
        String name = input.text("StreamName");
        constraints.required("streamName", name);
        Members.streamName(constraints, "streamName", name);
        Map<String, String> tags = input.textMap("Tags");
        checkTags(constraints, tags, 0);
        constraints.check();
        kinesis.createStream(
                Members.present(name),
                shardCount == null ? ON_DEMAND_SHARDS : shardCount,
                tags == null ? Map.of() : tags);
    }

    private void deleteStream(Input input, Output output) {
        kinesis.deleteStream(Members.stream(input, new Constraints()));
    }

    private void describeStream(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        Integer limit = input.integer("Limit");
        constraints.range("limit", limit, 1, MAX_LIMIT);
        String after = Members.shardId(input, "ExclusiveStartShardId", constraints, false);
        Stream stream = kinesis.stream(Members.stream(input, constraints));
        List<Shard> left =
                stream.shards(after == null ? new ShardFilter.FromTrimHorizon() : new ShardFilter.AfterShardId(after));
        int size = Math.min(left.size(), limit == null ? DESCRIBE_LIMIT : limit);
        output.answer(() -> output.structure("StreamDescription", () -> {
            describe(output, stream);
            ShardFields.shards(output, left.subList(0, size));
            output.flag("HasMoreShards", size < left.size());
        }));
    }

    private void describeStreamSummary(Input input, Output output) throws IOException {
        Stream stream = kinesis.stream(Members.stream(input, new Constraints()));
        output.answer(() -> output.structure("StreamDescriptionSummary", () -> {
            describe(output, stream);
            output.number("OpenShardCount", stream.openShards());
            output.number("ConsumerCount", 0);
        }));
    }

    private static void describe(Output output, Stream stream) throws IOException {
        output.text("StreamName", stream.name());
        output.text("StreamARN", stream.arn());
        output.text("StreamStatus", stream.status());
        output.structure("StreamModeDetails", () -> output.text("StreamMode", "PROVISIONED"));
        output.number("RetentionPeriodHours", stream.state().retentionHours());
        output.time("StreamCreationTimestamp", stream.state().createdMs());
        output.structures(
                "EnhancedMonitoring",
                List.of(List.<String>of()),
                metrics -> output.texts("ShardLevelMetrics", metrics));
        output.text("EncryptionType", "NONE");
    }

    private void listStreams(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        Integer limit = input.integer("Limit");
        constraints.range("limit", limit, 1, MAX_LIMIT);
        String after = input.text("ExclusiveStartStreamName");
        Members.streamName(constraints, "exclusiveStartStreamName", after);
        String nextToken = input.text("NextToken");
        constraints.length("nextToken", nextToken, 1, 1_048_576);
        constraints.check();
        // A NextToken is the name that the page ended with.
        String last = nextToken == null ? after : nextToken;
        List<Stream> left = kinesis.streams().stream()
                .filter(stream -> last == null || stream.name().compareTo(last) > 0)
                .toList();
        int size = Math.min(left.size(), limit == null ? LIST_LIMIT : limit);
        List<Stream> page = left.subList(0, size);
        boolean more = size < left.size();
        output.answer(() -> {
            output.texts("StreamNames", page.stream().map(Stream::name).toList());
            output.flag("HasMoreStreams", more);
            output.text("NextToken", more ? page.getLast().name() : null);
            output.structures("StreamSummaries", page, stream -> {
                output.text("StreamName", stream.name());
                output.text("StreamARN", stream.arn());
                output.text("StreamStatus", stream.status());
                output.structure("StreamModeDetails", () -> output.text("StreamMode", "PROVISIONED"));
                output.time("StreamCreationTimestamp", stream.state().createdMs());
            });
        });
    }

    private void describeLimits(Input input, Output output) throws IOException {
        int open = kinesis.streams().stream().mapToInt(Stream::openShards).sum();
        output.answer(() -> {
            output.number("ShardLimit", kinesis.settings().shardLimit());
            output.number("OpenShardCount", open);
            output.number("OnDemandStreamCount", 0);
            output.number("OnDemandStreamCountLimit", 0);
        });
    }

    private void increaseRetention(Input input, Output output) {
        Constraints constraints = new Constraints();
        Integer hours = hours(input, constraints);
        kinesis.increaseRetention(Members.stream(input, constraints), Members.present(hours));
    }

    private void decreaseRetention(Input input, Output output) {
        Constraints constraints = new Constraints();
        Integer hours = hours(input, constraints);
        kinesis.decreaseRetention(Members.stream(input, constraints), Members.present(hours));
    }

    private static @Nullable Integer hours(Input input, Constraints constraints) {
        Integer hours = input.integer("RetentionPeriodHours");
        constraints.required("retentionPeriodHours", hours);
        return hours;
    }

    private void addTags(Input input, Output output) {
        Constraints constraints = new Constraints();
        Map<String, String> tags = input.textMap("Tags");
        constraints.required("tags", tags);
        checkTags(constraints, tags, 1);
        String stream = Members.stream(input, constraints);
        kinesis.changeTags(stream, all -> {
            all.putAll(Members.present(tags));
            if (all.size() > MAX_TAGS) {
                throw KinesisException.invalidArgument(
                        "Failed to add tags to stream %s under account %s because a given stream cannot have more than %d tags associated with it."
                                .formatted(stream, kinesis.settings().account(), MAX_TAGS));
            }
            return all;
        });
    }

    private static final int MAX_TAGS = 50;

    private static void checkTags(Constraints constraints, @Nullable Map<String, String> tags, int min) {
        constraints.size("tags", tags, min, 200);
        if (tags != null) {
            tags.forEach((key, value) -> {
                constraints.length("tags", key, 1, 128);
                constraints.length("tags." + key + ".member", value, 0, 256);
            });
        }
    }

    private void removeTags(Input input, Output output) {
        Constraints constraints = new Constraints();
        List<String> keys = input.texts("TagKeys");
        constraints.required("tagKeys", keys);
        constraints.size("tagKeys", keys, 1, MAX_TAGS);
        kinesis.changeTags(Members.stream(input, constraints), all -> {
            Members.present(keys).forEach(all::remove);
            return all;
        });
    }

    private void listTags(Input input, Output output) throws IOException {
        Constraints constraints = new Constraints();
        Integer limit = input.integer("Limit");
        constraints.range("limit", limit, 1, MAX_TAGS);
        String after = input.text("ExclusiveStartTagKey");
        constraints.length("exclusiveStartTagKey", after, 1, 128);
        Stream stream = kinesis.stream(Members.stream(input, constraints));
        TreeMap<String, String> left = new TreeMap<>(stream.state().tags());
        if (after != null) {
            left.headMap(after, true).clear();
        }
        int size = Math.min(left.size(), limit == null ? MAX_TAGS : limit);
        output.answer(() -> {
            output.structures("Tags", left.entrySet().stream().limit(size).toList(), tag -> {
                output.text("Key", tag.getKey());
                output.text("Value", tag.getValue());
            });
            output.flag("HasMoreTags", size < left.size());
        });
    }
}
