package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Knows the hash key of each partition key seen lately, so that a key is hashed once and not once an event.
///
/// A direct-mapped table: a key has one slot, by its `hashCode`, and takes it from whoever held it. So memory is
/// bounded whatever the fleet, a hit costs nanoseconds, and a miss costs one MD5. Thread-safe without a lock:
/// entries are immutable, and a lost race costs a second MD5.
final class PartitionKeys {

    /// Kinesis's limit (Kinesis Data Streams service reference, PutRecords).
    private static final int MAX_CODE_POINTS = 256;

    private static final int SLOTS = 1 << 14;

    private final @Nullable Entry[] slots = new Entry[SLOTS];

    /// A partition key, and where it belongs.
    ///
    /// @param bytes the key's length in UTF-8
    record Entry(String key, HashKey hash, int bytes) {}

    /// What is known of a key.
    ///
    /// @throws IllegalArgumentException when Kinesis would not take the key, with the reason
    Entry of(String key) {
        int hash = key.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        Entry known = slots[slot];
        if (known != null && known.key.equals(key)) {
            return known;
        }
        Entry made = make(key);
        slots[slot] = made;
        return made;
    }

    /// The same, for a key that is not worth a slot.
    static Entry make(String key) {
        int codePoints = key.codePointCount(0, key.length());
        if (codePoints < 1 || codePoints > MAX_CODE_POINTS) {
            throw new IllegalArgumentException(
                    "a partition key must have 1 to " + MAX_CODE_POINTS + " characters: it has " + codePoints);
        }
        try {
            int bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(key))
                    .remaining();
            return new Entry(key, HashKey.of(key), bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "a partition key must be valid Unicode: it holds half of a surrogate pair", e);
        }
    }
}
