package com.wildrydes.local.firehose;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a delivery stream is told: Direct PUT to a bucket (Amazon Data Firehose API Reference,
/// "ExtendedS3DestinationConfiguration").
///
/// @param name 1 to 64 letters, digits, `_`, `.` and `-`
/// @param roleArn the role that writes; kept and shown, not checked
/// @param bucket its name; it need not exist yet
/// @param prefix of keys, with expressions such as `!{timestamp:yyyy}`; empty for `yyyy/MM/dd/HH/`
/// @param errorPrefix of what cannot be converted, also with `!{firehose:error-output-type}`; empty for none
/// @param fileExtension what keys end with, with its dot; empty for what the format gives
/// @param logGroup where AWS would log errors of deliveries; null for nowhere. Here they go to the process's
/// own log
/// @param logStream in `logGroup`
/// @param conversion null where records are delivered as they came
public record DeliveryStreamConfig(
        String name,
        String roleArn,
        String bucket,
        String prefix,
        String errorPrefix,
        Buffering buffering,
        Compression compression,
        String fileExtension,
        @Nullable String logGroup,
        @Nullable String logStream,
        @Nullable Conversion conversion,
        Map<String, String> tags) {

    public DeliveryStreamConfig {
        tags = Map.copyOf(tags);
    }
}
