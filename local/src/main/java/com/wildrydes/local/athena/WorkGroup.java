package com.wildrydes.local.athena;

import org.jspecify.annotations.Nullable;

/// What queries of one group have in common (Athena API Reference, "WorkGroupConfiguration").
///
/// @param resultLocation such as `s3://bucket/athena-results/`; without one each query must name its own
/// @param enforced whether these settings go before a query's own
/// @param bytesScannedCutoff a query that scans more bytes is cancelled, 10,000,000 at least; null without a limit
/// @param engineVersion as asked for: `AUTO` or `Athena engine version 3`
public record WorkGroup(
        String name,
        String description,
        @Nullable String resultLocation,
        boolean enforced,
        @Nullable Long bytesScannedCutoff,
        String engineVersion) {

    /// The group that every account has, and that a query without one is in.
    public static final String PRIMARY = "primary";

    /// The smallest limit that AWS takes.
    public static final long MIN_BYTES_SCANNED_CUTOFF = 10_000_000;

    /// The only version that AWS still runs.
    public static final String ENGINE_VERSION = "Athena engine version 3";

    /// The group as an account has it from the start.
    static WorkGroup primary() {
        return new WorkGroup(PRIMARY, "", null, false, null, "AUTO");
    }
}
