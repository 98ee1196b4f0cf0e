package com.wildrydes.local.kinesis;

import com.wildrydes.local.kinesis.log.Entry;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One record that is to be put.
///
/// @param hashKey decides the shard
/// @param stored the record as it goes to the log
public record PutEntry(BigInteger hashKey, Entry stored) {

    /// A record by its partition key, or by a hash key that is given.
    ///
    /// @param explicitHashKey overrides the partition key's MD5; in [0, 2^128-1]
    /// @param data not copied: it must not change until the put is done
    public static PutEntry of(String partitionKey, @Nullable BigInteger explicitHashKey, ByteBuffer data) {
        BigInteger hashKey = explicitHashKey == null ? HashKey.of(partitionKey) : explicitHashKey;
        if (!HashKey.valid(hashKey)) {
            throw KinesisException.invalidArgument(
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                            + hashKey);
        }
        return new PutEntry(hashKey, Entry.of(partitionKey, data));
    }

    /// Bytes of partition key and data: what AWS limits and bills.
    int bytes() {
        return stored.key().length + stored.data().remaining();
    }
}
