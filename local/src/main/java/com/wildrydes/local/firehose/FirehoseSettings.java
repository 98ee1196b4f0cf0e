package com.wildrydes.local.firehose;

import java.time.Duration;

/// How Firehose behaves.
///
/// @param account the account of all delivery streams, 12 digits
/// @param region the region that ARNs name; requests for any region are served
/// @param throttled whether AWS's limits for Direct PUT are enforced: 5 MiB/s, 2,000 requests/s and 500,000
/// records/s a stream
/// @param firstRetry the wait after a delivery that failed; doubles up to `lastRetry`
public record FirehoseSettings(
        String account, String region, boolean throttled, Duration firstRetry, Duration lastRetry) {

    public static final FirehoseSettings DEFAULT =
            new FirehoseSettings("000000000000", "us-east-1", false, Duration.ofMillis(500), Duration.ofSeconds(30));

    public FirehoseSettings withThrottled(boolean on) {
        return new FirehoseSettings(account, region, on, firstRetry, lastRetry);
    }

    String arn(String deliveryStream) {
        return "arn:aws:firehose:" + region + ":" + account + ":deliverystream/" + deliveryStream;
    }
}
