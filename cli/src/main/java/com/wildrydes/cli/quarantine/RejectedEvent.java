package com.wildrydes.cli.quarantine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// One event that the Aggregator rejected: a line of a quarantine object.
///
/// @param id                `<shardId>:<sequenceNumber>:<subSequenceNumber>`
/// @param subSequenceNumber position within its aggregated record, 0 for a plain record
/// @param arrival           when the stream took it in, ISO 8601
/// @param reason            the rule it broke
/// @param payload           its whole content
@JsonIgnoreProperties(ignoreUnknown = true)
@SuppressWarnings("ArrayRecordComponent") // never compared
record RejectedEvent(
        String id,
        String stream,
        String shardId,
        String sequenceNumber,
        long subSequenceNumber,
        String partitionKey,
        String arrival,
        String reason,
        byte[] payload) {}
