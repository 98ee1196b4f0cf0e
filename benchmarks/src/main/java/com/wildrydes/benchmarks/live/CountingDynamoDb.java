package com.wildrydes.benchmarks.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// One table of blocks in memory that counts what DynamoDB would bill. Takes the requests that Live makes, with their
/// conditions on the version. Thread-safe.
final class CountingDynamoDb implements DynamoDbClient {

    private static final int WRITE_UNIT_BYTES = 1024;
    private static final int CONSISTENT_READ_UNIT_BYTES = 4096;

    private final Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    private long writes;
    private long writeUnits;
    private long lostWrites;
    private long readUnits;

    @Override
    public synchronized GetItemResponse getItem(GetItemRequest request) {
        Map<String, AttributeValue> item =
                items.get(attribute(request.key(), "Block").s());
        if (item == null) {
            readUnits++;
            return GetItemResponse.builder().build();
        }
        readUnits += Math.ceilDiv(bytes(item), CONSISTENT_READ_UNIT_BYTES);
        return GetItemResponse.builder().item(item).build();
    }

    @Override
    public synchronized PutItemResponse putItem(PutItemRequest request) {
        String block = attribute(request.item(), "Block").s();
        Map<String, AttributeValue> before = items.get(block);
        boolean holds = before == null
                ? !request.hasExpressionAttributeValues()
                : request.hasExpressionAttributeValues()
                        && attribute(before, "Version")
                                .equals(request.expressionAttributeValues().get(":read"));
        if (!holds) {
            // Billed by the item that was found.
            lostWrites++;
            writeUnits += before == null ? 1 : Math.ceilDiv(bytes(before), WRITE_UNIT_BYTES);
            throw ConditionalCheckFailedException.builder().item(before).build();
        }
        items.put(block, request.item());
        writes++;
        writeUnits += Math.ceilDiv(bytes(request.item()), WRITE_UNIT_BYTES);
        return PutItemResponse.builder().build();
    }

    @Override
    public synchronized ScanResponse scan(ScanRequest request) {
        return ScanResponse.builder().items(items.values()).build();
    }

    /// Sizes as the Amazon DynamoDB Developer Guide has them, "DynamoDB item sizes and formats": names and text in
    /// UTF-8, a number about a byte for two digits and one more, binary as it is.
    private static int bytes(Map<String, AttributeValue> item) {
        int bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            AttributeValue value = attribute.getValue();
            bytes += attribute.getKey().length();
            bytes += switch (value.type()) {
                case S -> value.s().length();
                case N -> Math.ceilDiv(value.n().length(), 2) + 1;
                case B -> value.b().asByteArrayUnsafe().length;
                default -> throw new IllegalArgumentException("a block has no such attribute: " + value.type());
            };
        }
        return bytes;
    }

    synchronized long writes() {
        return writes;
    }

    /// Of the writes and of those that lost.
    synchronized long writeUnits() {
        return writeUnits;
    }

    /// Writes whose condition did not hold.
    synchronized long lostWrites() {
        return lostWrites;
    }

    /// Of single blocks, read with all writes that were acknowledged before.
    synchronized long readUnits() {
        return readUnits;
    }

    /// What one reading of all blocks takes in.
    synchronized long allBytes() {
        return items.values().stream().mapToLong(CountingDynamoDb::bytes).sum();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }
}
