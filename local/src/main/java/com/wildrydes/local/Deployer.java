package com.wildrydes.local;

import com.wildrydes.local.dynamodb.DynamoDbService;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.Stream;
import com.wildrydes.local.s3.S3Service;
import com.wildrydes.local.sns.Sns;
import com.wildrydes.local.template.Resource;
import com.wildrydes.local.template.Template;
import java.io.IOException;
import java.util.Map;

/// Brings the template's resources about, on what is there already: data stays.
final class Deployer {
    private final DeploymentRecord deployed;
    private final LocalStackListener listener;

    Deployer(DeploymentRecord deployed, LocalStackListener listener) {
        this.deployed = deployed;
        this.listener = listener;
    }

    void streams(Template template, Kinesis kinesis) {
        for (Resource.StreamResource resource : template.resources(Resource.StreamResource.class)) {
            String name = resource.physicalId();
            Stream stream = kinesis.streams().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElse(null);
            boolean changed = deployed.changed("stream." + name + ".ShardCount", resource.shardCount());
            if (stream == null) {
                kinesis.createStream(name, resource.shardCount(), Map.of());
            } else if (changed && stream.openShards() != resource.shardCount()) {
                listener.warning("stream " + name + " goes from " + stream.openShards() + " to " + resource.shardCount()
                        + " shards: the template's ShardCount changed");
                scale(kinesis, name, resource.shardCount());
            }
            retain(kinesis, name, resource.retentionHours());
        }
    }

    /// In steps: UpdateShardCount at most doubles or halves.
    private static void scale(Kinesis kinesis, String name, int target) {
        for (int open = kinesis.stream(name).openShards();
                open != target;
                open = kinesis.stream(name).openShards()) {
            kinesis.updateShardCount(name, Math.clamp(target, (open + 1) / 2, open * 2));
        }
    }

    private static void retain(Kinesis kinesis, String name, int hours) {
        int now = kinesis.stream(name).state().retentionHours();
        if (now < hours) {
            kinesis.increaseRetention(name, hours);
        } else if (now > hours) {
            kinesis.decreaseRetention(name, hours);
        }
    }

    void tables(Template template, DynamoDbService dynamoDb) {
        for (Resource.TableResource resource : template.resources(Resource.TableResource.class)) {
            TableDefinition definition = TableDefinition.of(resource);
            dynamoDb.ensureTable(definition.request(), definition.timeToLive())
                    .ifPresent(difference -> listener.warning("table " + resource.physicalId() + " " + difference
                            + ": delete the table, or the data folder, to have the template's"));
        }
    }

    void buckets(Template template, S3Service s3) {
        template.resources(Resource.BucketResource.class).forEach(bucket -> s3.ensureBucket(bucket.physicalId()));
    }

    void topics(Template template, Sns sns) throws IOException {
        for (Resource.TopicResource topic : template.resources(Resource.TopicResource.class)) {
            sns.ensureTopic(topic.name());
        }
    }

    void done() throws IOException {
        deployed.write();
    }
}
