package com.wildrydes.local.template;

import com.wildrydes.local.apigateway.Route;
import com.wildrydes.local.apigateway.Throttle;
import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.Schedule;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource that the local stack serves.
public sealed interface Resource
        permits AthenaResource,
                DeliveryStreamResource,
                GlueResource,
                Resource.BucketResource,
                Resource.FunctionResource,
                Resource.HttpApiResource,
                Resource.StreamResource,
                Resource.TableResource,
                Resource.TopicResource {
    /// Its name in the template.
    String logicalId();

    /// What `Ref` gives: the resource's own name.
    String physicalId();

    /// Its type in the template, such as `AWS::S3::Bucket`.
    String type();

    /// A Kinesis stream.
    ///
    /// @param retentionHours 24 to 8,760
    record StreamResource(String logicalId, String physicalId, int shardCount, int retentionHours) implements Resource {
        public static final String TYPE = "AWS::Kinesis::Stream";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// A DynamoDB table.
    ///
    /// @param attributeTypes `S`, `N` or `B` by the name of each key attribute
    /// @param timeToLiveAttribute null where items do not expire
    record TableResource(
            String logicalId,
            String physicalId,
            Map<String, String> attributeTypes,
            List<KeyAttribute> keys,
            List<Index> globalIndexes,
            @Nullable String timeToLiveAttribute)
            implements Resource {
        public static final String TYPE = "AWS::DynamoDB::Table";

        public TableResource {
            attributeTypes = Map.copyOf(attributeTypes);
            keys = List.copyOf(keys);
            globalIndexes = List.copyOf(globalIndexes);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// One attribute of a key.
    ///
    /// @param keyType `HASH` or `RANGE`
    record KeyAttribute(String attribute, String keyType) {}

    /// A global secondary index.
    ///
    /// @param projection `ALL`, `KEYS_ONLY` or `INCLUDE`
    /// @param included attributes of an `INCLUDE`
    record Index(String name, List<KeyAttribute> keys, String projection, List<String> included) {
        public Index {
            keys = List.copyOf(keys);
            included = List.copyOf(included);
        }
    }

    /// An SNS topic.
    ///
    /// @param physicalId its ARN
    record TopicResource(String logicalId, String physicalId) implements Resource {
        public static final String TYPE = "AWS::SNS::Topic";

        @Override
        public String type() {
            return TYPE;
        }

        /// The last part of the ARN.
        public String name() {
            return physicalId.substring(physicalId.lastIndexOf(':') + 1);
        }
    }

    /// An S3 bucket.
    record BucketResource(String logicalId, String physicalId) implements Resource {
        public static final String TYPE = "AWS::S3::Bucket";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// An HTTP API of API Gateway; its routes are events of functions.
    ///
    /// @param physicalId its id, ten lower-case letters and digits
    /// @param throttle of its stage
    record HttpApiResource(String logicalId, String physicalId, Throttle throttle) implements Resource {
        public static final String TYPE = "AWS::Serverless::HttpApi";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// A Lambda function with the event source mappings, the routes and the schedules that SAM makes of its events.
    record FunctionResource(
            String logicalId,
            FunctionConfig config,
            List<MappingConfig> mappings,
            List<Route> routes,
            List<Schedule> schedules)
            implements Resource {
        public static final String TYPE = "AWS::Serverless::Function";

        public FunctionResource {
            mappings = List.copyOf(mappings);
            routes = List.copyOf(routes);
            schedules = List.copyOf(schedules);
        }

        @Override
        public String physicalId() {
            return config.name();
        }

        @Override
        public String type() {
            return TYPE;
        }
    }
}
