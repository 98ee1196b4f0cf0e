package com.wildrydes.processors.fleet;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// The table in DynamoDB. Thread-safe.
///
/// A write that lost against another is answered with the block as it is, at no further cost.
public final class DynamoDbFleetTable implements FleetTable {

    private static final Written.Done DONE = new Written.Done();

    private final DynamoDbClient dynamoDb;
    private final String table;

    /// The table of that name.
    ///
    /// @param dynamoDb should not retry by itself: a write whose answer was lost must show as such, not as a
    /// conflict
    public DynamoDbFleetTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Map<BlockKey, Block> readAll(Map<BlockKey, Block> known, Reading reading)
            throws UnavailableException, RefusedException {
        var blocks = new HashMap<BlockKey, Block>();
        Map<String, AttributeValue> from = null;
        do {
            ScanResponse page = scan(reading, from);
            for (Map<String, AttributeValue> item : page.items()) {
                Block block = parse(item, known);
                blocks.put(block.key(), block);
            }
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null);
        return blocks;
    }

    @Override
    public Block read(BlockKey key) throws UnavailableException, RefusedException {
        GetItemResponse response;
        try {
            response = dynamoDb.getItem(
                    get -> get.tableName(table).key(BlockFormat.key(key)).consistentRead(true));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:GetItem " + table, e);
        }
        return response.hasItem() ? parse(response.item(), Map.of()) : Block.absent(key);
    }

    @Override
    public Written write(Block block, double share) throws UnavailableException, RefusedException {
        byte[] state = BlockCodec.encode(block);
        if (state.length > share * BlockFormat.MOST_STATE_BYTES) {
            return new Written.TooLarge(state.length);
        }
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(BlockFormat.attributes(block, state))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (block.version() == 1) {
            put.conditionExpression("attribute_not_exists(#version)")
                    .expressionAttributeNames(Map.of("#version", BlockFormat.VERSION));
        } else {
            put.conditionExpression("#version = :read AND #epoch = :epoch")
                    .expressionAttributeNames(Map.of("#version", BlockFormat.VERSION, "#epoch", BlockFormat.EPOCH))
                    .expressionAttributeValues(Map.of(
                            ":read", AttributeValue.fromN(Long.toString(block.version() - 1)),
                            ":epoch", AttributeValue.fromN(Long.toString(block.epoch()))));
        }
        try {
            dynamoDb.putItem(put.build());
            return DONE;
        } catch (ConditionalCheckFailedException e) {
            return new Written.Conflict(e.hasItem() ? parse(e.item(), Map.of()) : Block.absent(block.key()));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:PutItem " + table, e);
        }
    }

    private ScanResponse scan(Reading reading, @Nullable Map<String, AttributeValue> from)
            throws UnavailableException, RefusedException {
        try {
            return dynamoDb.scan(scan -> scan.tableName(table)
                    .consistentRead(reading == Reading.CONSISTENT)
                    .exclusiveStartKey(from));
        } catch (SdkException e) {
            throw AwsFailure.of("dynamodb:Scan " + table, e);
        }
    }

    private Block parse(Map<String, AttributeValue> item, Map<BlockKey, Block> known) throws RefusedException {
        try {
            Block before = known.get(BlockFormat.key(item));
            return before != null
                            && before.version() == BlockFormat.version(item)
                            && before.epoch() == BlockFormat.epoch(item)
                    ? before
                    : BlockFormat.block(item);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(
                    "table " + table + " holds an item that Live did not write: " + e.getMessage(), e);
        }
    }
}
