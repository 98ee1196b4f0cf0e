package com.wildrydes.local;

import com.wildrydes.local.template.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// The template's table in DynamoDB's words.
///
/// @param timeToLive the attribute that says when an item expires; null where items stay
record TableDefinition(CreateTableRequest request, @Nullable String timeToLive) {
    static TableDefinition of(Resource.TableResource table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.physicalId())
                // On one machine capacity is no limit, and the bill counts request units.
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.keys()))
                .attributeDefinitions(table.attributeTypes().entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList());
        if (!table.globalIndexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.globalIndexes().stream().map(TableDefinition::index).toList());
        }
        return new TableDefinition(request.build(), table.timeToLiveAttribute());
    }

    private static GlobalSecondaryIndex index(Resource.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection -> {
                    projection.projectionType(index.projection());
                    if (!index.included().isEmpty()) {
                        projection.nonKeyAttributes(index.included());
                    }
                })
                .build();
    }

    private static List<KeySchemaElement> keys(List<Resource.KeyAttribute> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.keyType())
                        .build())
                .toList();
    }
}
