package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.kinesis.Shard;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes shards as DescribeStream, ListShards and GetRecords show them.
final class ShardFields {

    private ShardFields() {}

    static void shards(Output output, List<Shard> shards) throws IOException {
        output.structures("Shards", shards, shard -> {
            output.text("ShardId", shard.id());
            output.text("ParentShardId", parentId(shard.parent()));
            output.text("AdjacentParentShardId", parentId(shard.adjacentParent()));
            hashKeyRange(output, shard);
            output.structure("SequenceNumberRange", () -> {
                output.text("StartingSequenceNumber", shard.startingSequenceNumber());
                output.text("EndingSequenceNumber", shard.endingSequenceNumber());
            });
        });
    }

    static void children(Output output, List<Shard> children) throws IOException {
        output.structures("ChildShards", children, child -> {
            output.text("ShardId", child.id());
            output.texts("ParentShards", parents(child));
            hashKeyRange(output, child);
        });
    }

    private static List<String> parents(Shard child) {
        return Stream.of(parentId(child.parent()), parentId(child.adjacentParent()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static void hashKeyRange(Output output, Shard shard) throws IOException {
        output.structure("HashKeyRange", () -> {
            output.text("StartingHashKey", shard.firstHash());
            output.text("EndingHashKey", shard.lastHash());
        });
    }

    private static @Nullable String parentId(@Nullable Integer index) {
        return index == null ? null : Shard.id(index);
    }
}
