package com.wildrydes.producer.stream;

import java.time.Duration;
import java.util.Objects;

/// What a [StreamWriter] is told.
///
/// @param stream the stream's name, or its ARN
/// @param linger how long an event may wait for others to be packed with, 0 to 1 minute
/// @param bufferBytes payload and keys held in memory before [StreamWriter#write] blocks, at least 2 MiB
/// @param deadline how long after its write an event is given up when it could not be sent; [StreamWriter#close]
///     waits as long at most
/// @param recordBytes size up to which a record is packed, its partition key included; Kinesis takes 1 MiB
/// @param requestBytes size up to which records of several shards share a request; Kinesis takes 5 MiB
/// @param requestRecords records of different shards that may share a request, 1 (a request a shard) to 500
/// @param requestsInFlight requests that may be in flight at once, at least 1
/// @param firstBackoff upper bound of the first, random, wait before a failed record is sent again; doubled each
///     time
/// @param longestBackoff upper bound of every such wait
public record WriterSettings(
        String stream,
        Duration linger,
        long bufferBytes,
        Duration deadline,
        int recordBytes,
        int requestBytes,
        int requestRecords,
        int requestsInFlight,
        Duration firstBackoff,
        Duration longestBackoff) {

    /// Kinesis's limit of one record: data and partition key (Kinesis Data Streams service reference, PutRecords).
    public static final int MAX_RECORD_BYTES = 1 << 20;

    /// Kinesis's limit of one PutRecords request: data and partition keys.
    public static final int MAX_REQUEST_BYTES = 5 << 20;

    private static final int MAX_REQUEST_RECORDS = 500;

    public WriterSettings {
        Objects.requireNonNull(stream, "stream");
        if (stream.isBlank()) {
            throw new IllegalArgumentException("stream must not be blank: stream=\"" + stream + "\"");
        }
        check(
                !linger.isNegative() && linger.compareTo(Duration.ofMinutes(1)) <= 0,
                "linger must be 0 to 1 min",
                linger);
        check(bufferBytes >= 2L * MAX_RECORD_BYTES, "bufferBytes must be at least 2 MiB", bufferBytes);
        check(deadline.isPositive() && deadline.compareTo(linger) > 0, "deadline must be longer than linger", deadline);
        check(recordBytes >= 1 && recordBytes <= MAX_RECORD_BYTES, "recordBytes must be 1 to 1 MiB", recordBytes);
        check(
                requestBytes >= recordBytes && requestBytes <= MAX_REQUEST_BYTES,
                "requestBytes must be recordBytes to 5 MiB",
                requestBytes);
        check(
                requestRecords >= 1 && requestRecords <= MAX_REQUEST_RECORDS,
                "requestRecords must be 1 to 500",
                requestRecords);
        check(requestsInFlight >= 1, "requestsInFlight must be at least 1", requestsInFlight);
        check(firstBackoff.isPositive(), "firstBackoff must be positive", firstBackoff);
        check(
                longestBackoff.compareTo(firstBackoff) >= 0,
                "longestBackoff must be at least firstBackoff",
                longestBackoff);
    }

    private static void check(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": got " + value);
        }
    }

    /// The defaults: 100 ms linger, 32 MiB buffer, 2 minutes until an event is given up.
    public static WriterSettings of(String stream) {
        return new WriterSettings(
                stream,
                Duration.ofMillis(100),
                32L << 20,
                Duration.ofMinutes(2),
                MAX_RECORD_BYTES,
                MAX_REQUEST_BYTES,
                MAX_REQUEST_RECORDS,
                32,
                Duration.ofMillis(50),
                Duration.ofSeconds(2));
    }

    public WriterSettings withLinger(Duration value) {
        return new WriterSettings(
                stream,
                value,
                bufferBytes,
                deadline,
                recordBytes,
                requestBytes,
                requestRecords,
                requestsInFlight,
                firstBackoff,
                longestBackoff);
    }

    public WriterSettings withBufferBytes(long value) {
        return new WriterSettings(
                stream,
                linger,
                value,
                deadline,
                recordBytes,
                requestBytes,
                requestRecords,
                requestsInFlight,
                firstBackoff,
                longestBackoff);
    }

    public WriterSettings withDeadline(Duration value) {
        return new WriterSettings(
                stream,
                linger,
                bufferBytes,
                value,
                recordBytes,
                requestBytes,
                requestRecords,
                requestsInFlight,
                firstBackoff,
                longestBackoff);
    }

    public WriterSettings withRecordBytes(int value) {
        return new WriterSettings(
                stream,
                linger,
                bufferBytes,
                deadline,
                value,
                requestBytes,
                requestRecords,
                requestsInFlight,
                firstBackoff,
                longestBackoff);
    }

    public WriterSettings withRequestRecords(int value) {
        return new WriterSettings(
                stream,
                linger,
                bufferBytes,
                deadline,
                recordBytes,
                requestBytes,
                value,
                requestsInFlight,
                firstBackoff,
                longestBackoff);
    }

    public WriterSettings withBackoff(Duration first, Duration longest) {
        return new WriterSettings(
                stream,
                linger,
                bufferBytes,
                deadline,
                recordBytes,
                requestBytes,
                requestRecords,
                requestsInFlight,
                first,
                longest);
    }
}
