package com.wildrydes.processors.fleet;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of the table `LiveFleet` to and from their attributes.
///
/// ```
/// Block     S   partition key: of how many, and which, as 16-03
/// Epoch     N   a random number from when the block was made
/// Version   N   counts the writes
/// State     B   the rest: see BlockCodec
/// ```
public final class BlockFormat {

    public static final String BLOCK = "Block";
    public static final String EPOCH = "Epoch";
    public static final String VERSION = "Version";
    public static final String STATE = "State";

    /// Most bytes of a state: DynamoDB takes 400 KB an item (Amazon DynamoDB Developer Guide, "Quotas"), of which
    /// the other attributes need less than 100 bytes.
    public static final int MOST_STATE_BYTES = 400 * 1024 - 100;

    private BlockFormat() {}

    static Map<String, AttributeValue> key(BlockKey key) {
        return Map.of(BLOCK, fromS(key.toString()));
    }

    static Map<String, AttributeValue> attributes(Block block, byte[] state) {
        return Map.of(
                BLOCK, fromS(block.key().toString()),
                EPOCH, fromN(Long.toString(block.epoch())),
                VERSION, fromN(Long.toString(block.version())),
                STATE, fromB(SdkBytes.fromByteArrayUnsafe(state)));
    }

    /// @throws IllegalArgumentException when the item was not made by [#attributes]
    static BlockKey key(Map<String, AttributeValue> item) {
        return BlockKey.parse(attribute(item, BLOCK, AttributeValue.Type.S).s());
    }

    static long epoch(Map<String, AttributeValue> item) {
        return Long.parseLong(attribute(item, EPOCH, AttributeValue.Type.N).n());
    }

    static long version(Map<String, AttributeValue> item) {
        return Long.parseLong(attribute(item, VERSION, AttributeValue.Type.N).n());
    }

    /// @throws IllegalArgumentException when the item was not made by [#attributes]
    static Block block(Map<String, AttributeValue> item) {
        return BlockCodec.decode(
                key(item),
                epoch(item),
                version(item),
                attribute(item, STATE, AttributeValue.Type.B).b().asByteArrayUnsafe());
    }

    private static AttributeValue attribute(
            Map<String, AttributeValue> item, String name, AttributeValue.Type expected) {
        AttributeValue value = item.get(name);
        if (value == null || value.type() != expected) {
            throw new IllegalArgumentException("an item must have " + name + " as " + expected + ": has "
                    + (value == null ? "none" : value.type()));
        }
        return value;
    }
}
