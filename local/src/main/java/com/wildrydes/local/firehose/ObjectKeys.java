package com.wildrydes.local.firehose;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.UUID;

/// The keys of the objects that one delivery makes:
/// `<prefix><stream>-<version>-yyyy-MM-dd-HH-mm-ss-<uuid><extension>` (Amazon Data Firehose Developer Guide,
/// "Configure Amazon S3 object name format").
///
/// They follow from the stream and its first record that is not delivered alone. So a delivery that is tried
/// again, even by another process, writes over what the first try may have left: nothing is doubled.
///
/// @param data key of the records
/// @param errors key of the records that could not be converted
record ObjectKeys(String data, String errors) {

    private static final DateTimeFormatter SUFFIX_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);

    /// @param arrivalMs that of the oldest record in the objects
    static ObjectKeys of(StreamState state, long arrivalMs) {
        DeliveryStreamConfig config = state.config();
        UUID id = UUID.nameUUIDFromBytes((state.id() + "/" + state.next()).getBytes(StandardCharsets.UTF_8));
        SplittableRandom random = new SplittableRandom(id.getMostSignificantBits());
        Instant arrival = Instant.ofEpochMilli(arrivalMs);
        String suffix = config.name() + "-" + state.version() + "-" + SUFFIX_TIME.format(arrival) + "-" + id;
        String errorType = KeyPrefix.FORMAT_CONVERSION_FAILED;
        return new ObjectKeys(
                KeyPrefix.ofData(config.prefix()).evaluate(arrival, random, errorType) + suffix + extension(config),
                KeyPrefix.ofErrors(config.prefix(), config.errorPrefix()).evaluate(arrival, random, errorType)
                        + suffix);
    }

    private static String extension(DeliveryStreamConfig config) {
        if (!config.fileExtension().isEmpty()) {
            return config.fileExtension();
        }
        return config.conversion() == null ? config.compression().extension() : ".parquet";
    }
}
