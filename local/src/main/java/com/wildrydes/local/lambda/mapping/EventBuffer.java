package com.wildrydes.local.lambda.mapping;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Records as Lambda's Kinesis event (Lambda Developer Guide, "Using Lambda to process records from Amazon Kinesis Data
/// Streams"), written once into one buffer; any run of them can be cut out as an event of its own.
///
///     {"Records":[ record , record , … ]}
///                ^starts[0] ^starts[1]
///
/// Not thread-safe.
final class EventBuffer {

    /// Lambda's limit of an event: 6 MB.
    static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    private static final byte[] OPEN = bytes("{\"Records\":[");
    private static final byte[] CLOSE = bytes("]}");
    private static final byte[] PARTITION_KEY =
            bytes("{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"");
    private static final byte[] SEQUENCE_NUMBER = bytes("\",\"sequenceNumber\":\"");
    private static final byte[] DATA = bytes("\",\"data\":\"");
    private static final byte[] ARRIVAL = bytes("\",\"approximateArrivalTimestamp\":");

    private final byte[] eventId;
    private final byte[] source;
    private byte[] buffer = new byte[64 * 1024];
    private int length;
    private int[] starts = new int[64];
    private int count;

    /// @param invokeIdentityArn the role that the function has on AWS
    EventBuffer(String shardId, String eventSourceArn, String invokeIdentityArn) {
        eventId = bytes("},\"eventSource\":\"aws:kinesis\",\"eventVersion\":\"1.0\",\"eventID\":\"" + shardId + ':');
        // arn:aws:kinesis:REGION:ACCOUNT:stream/NAME
        String region = eventSourceArn.split(":", 6)[3];
        source = bytes("\",\"eventName\":\"aws:kinesis:record\",\"invokeIdentityArn\":\"" + invokeIdentityArn
                + "\",\"awsRegion\":\"" + region + "\",\"eventSourceARN\":\"" + eventSourceArn + "\"}");
    }

    /// Adds a record, if the event stays within Lambda's limit with it; the first is always taken.
    ///
    /// @return whether it was added
    boolean add(SourceRecord record) {
        int before = length;
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        byte[] sequenceNumber = bytes(record.sequenceNumber());
        if (count > 0) {
            put(',');
        }
        int start = length;
        put(PARTITION_KEY);
        put(escaped(record.partitionKey()));
        put(SEQUENCE_NUMBER);
        put(sequenceNumber);
        put(DATA);
        put(Base64.getEncoder().encode(record.data()));
        put(ARRIVAL);
        putSeconds(record.arrival().toEpochMilli());
        put(eventId);
        put(sequenceNumber);
        put(source);
        if (count > 0 && OPEN.length + length + CLOSE.length > MAX_EVENT_BYTES) {
            length = before;
            return false;
        }
        starts[count++] = start;
        return true;
    }

    int count() {
        return count;
    }

    /// Bytes of the event of all records.
    int size() {
        return OPEN.length + length + CLOSE.length;
    }

    /// The event of the records from `from` up to, not including, `to`.
    byte[] event(int from, int to) {
        int start = starts[from];
        int end = to == count ? length : starts[to] - 1;
        byte[] event = new byte[OPEN.length + end - start + CLOSE.length];
        System.arraycopy(OPEN, 0, event, 0, OPEN.length);
        System.arraycopy(buffer, start, event, OPEN.length, end - start);
        System.arraycopy(CLOSE, 0, event, event.length - CLOSE.length, CLOSE.length);
        return event;
    }

    /// Seconds with their three decimals: `1545084650.987`.
    private void putSeconds(long epochMs) {
        long millis = Math.floorMod(epochMs, 1000L);
        put(bytes(Long.toString(Math.floorDiv(epochMs, 1000L))));
        put('.');
        put('0' + millis / 100);
        put('0' + millis / 10 % 10);
        put('0' + millis % 10);
    }

    private void put(long ascii) {
        ensure(1);
        buffer[length++] = (byte) ascii;
    }

    private void put(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }

    private static byte[] escaped(String text) {
        // By way of UTF-8, in which half of a surrogate pair does not exist: it becomes a question mark.
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return JsonStringEncoder.getInstance().quoteAsUTF8(valid);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
