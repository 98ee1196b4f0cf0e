package com.wildrydes.producer.tail;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The table in which the Kinesis Client Library keeps leases and checkpoints. It is made here, with the index that
/// the library would otherwise add to it and wait 10 s for.
///
/// Table and index: partition key `leaseKey` (the shard's id); index `LeaseOwnerToLeaseKeyIndex` with partition key
/// `leaseOwner`, sort key `leaseKey` (the library's `DynamoDBLeaseSerializer`, 3.5.1).
final class LeaseTable {

    private static final String LEASE_KEY = "leaseKey";
    private static final String LEASE_OWNER = "leaseOwner";
    private static final String INDEX = "LeaseOwnerToLeaseKeyIndex";

    private final DynamoDbAsyncClient dynamoDb;
    private final String name;

    LeaseTable(DynamoDbAsyncClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
    }

    /// Makes the table unless it is there, and waits until it can be used.
    void createIfMissing() {
        try {
            dynamoDb.createTable(table()).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ResourceInUseException)) {
                throw e;
            }
        }
        dynamoDb.waiter()
                .waitUntilTableExists(request -> request.tableName(name))
                .join();
    }

    private CreateTableRequest table() {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute(LEASE_KEY), attribute(LEASE_OWNER))
                .keySchema(key(LEASE_KEY, KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(INDEX)
                        .keySchema(key(LEASE_OWNER, KeyType.HASH), key(LEASE_KEY, KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .build();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /// Deletes the table, and those that the library keeps beside it.
    void delete() {
        Stream.of(name, name + "-CoordinatorState", name + "-WorkerMetricStats").forEach(this::delete);
    }

    private void delete(String table) {
        try {
            dynamoDb.deleteTable(request -> request.tableName(table)).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ResourceNotFoundException)) {
                throw e;
            }
        }
    }
}
