package com.wildrydes.local.firehose;

import java.util.UUID;

/// What is stored about a delivery stream besides its records.
///
/// @param format of this file
/// @param id of this stream and no other, also after it was deleted and created again
/// @param version 1 at first, one more with each change of the configuration
/// @param createdMs milliseconds since the epoch
/// @param updatedMs milliseconds since the epoch
/// @param next ordinal of the first record that is not delivered
record StreamState(
        int format, UUID id, DeliveryStreamConfig config, int version, long createdMs, long updatedMs, long next) {

    static final int FORMAT = 1;

    static StreamState create(DeliveryStreamConfig config, UUID id, long nowMs) {
        return new StreamState(FORMAT, id, config, 1, nowMs, nowMs, 1);
    }

    StreamState withConfig(DeliveryStreamConfig changed, long nowMs) {
        return new StreamState(format, id, changed, version + 1, createdMs, nowMs, next);
    }

    StreamState delivered(long nextOrdinal) {
        return new StreamState(format, id, config, version, createdMs, updatedMs, nextOrdinal);
    }

    /// The id by which the caller knows a record that was accepted.
    String recordId(long ordinal) {
        return id + "%020d".formatted(ordinal);
    }
}
