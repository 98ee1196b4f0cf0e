package com.wildrydes.local.template;

import com.wildrydes.local.template.Resource.BucketResource;
import com.wildrydes.local.template.Resource.Index;
import com.wildrydes.local.template.Resource.KeyAttribute;
import com.wildrydes.local.template.Resource.StreamResource;
import com.wildrydes.local.template.Resource.TableResource;
import com.wildrydes.local.template.Resource.TopicResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what keeps data: `AWS::Kinesis::Stream`, `AWS::DynamoDB::Table`, `AWS::S3::Bucket` and
/// `AWS::SNS::Topic` (CloudFormation User Guide).
final class StoreReader {
    private StoreReader() {}

    static StreamResource stream(String id, String name, Properties properties) throws TemplateException {
        properties.text("Name");
        String mode = properties.object("StreamModeDetails").text("StreamMode", "PROVISIONED");
        // An on-demand stream starts with four shards.
        int shards = properties.integer("ShardCount", mode.equals("ON_DEMAND") ? 4 : 1);
        int hours = properties.integer("RetentionPeriodHours", 24);
        if (shards < 1) {
            throw new TemplateException(properties.path() + ".ShardCount must be at least 1: " + shards);
        }
        if (hours < 24 || hours > 8_760) {
            throw new TemplateException(properties.path() + ".RetentionPeriodHours must be from 24 to 8760: " + hours);
        }
        return new StreamResource(id, name, shards, hours);
    }

    static TableResource table(String id, String name, Properties properties) throws TemplateException {
        properties.text("TableName");
        properties.text("BillingMode");
        Map<String, String> types = new LinkedHashMap<>();
        for (Properties attribute : properties.objects("AttributeDefinitions")) {
            types.put(attribute.required("AttributeName"), attribute.required("AttributeType"));
        }
        List<Index> indexes = new ArrayList<>();
        for (Properties index : properties.objects("GlobalSecondaryIndexes")) {
            Properties projection = index.object("Projection");
            indexes.add(new Index(
                    index.required("IndexName"),
                    keys(index),
                    projection.text("ProjectionType", "ALL"),
                    projection.texts("NonKeyAttributes")));
        }
        Properties timeToLive = properties.object("TimeToLiveSpecification");
        String attribute = timeToLive.flag("Enabled", false) ? timeToLive.required("AttributeName") : null;
        return new TableResource(id, name, types, keys(properties), indexes, attribute);
    }

    private static List<KeyAttribute> keys(Properties holder) throws TemplateException {
        List<KeyAttribute> keys = new ArrayList<>();
        for (Properties key : holder.objects("KeySchema")) {
            keys.add(new KeyAttribute(key.required("AttributeName"), key.required("KeyType")));
        }
        if (keys.isEmpty()) {
            throw new TemplateException(holder.path() + " must have KeySchema");
        }
        return keys;
    }

    static BucketResource bucket(String id, String name, Properties properties) throws TemplateException {
        properties.text("BucketName");
        return new BucketResource(id, name);
    }

    static TopicResource topic(String id, String arn, Properties properties) throws TemplateException {
        properties.text("TopicName");
        properties.text("DisplayName");
        return new TopicResource(id, arn);
    }
}
