package com.wildrydes.cli.audit;

import java.time.Instant;
import java.util.Optional;

/// Knows what is still on its way from the stream to the table and to the archive.
@FunctionalInterface
interface Transit {
    /// Watches what had arrived on the stream by `time`, which is the present or past.
    Watch of(Instant time);

    /// Follows what had arrived by one time.
    @FunctionalInterface
    interface Watch {
        /// What is still waited for, in a few words; empty when everything is both in the table and in the archive.
        Optional<String> waitingFor() throws InterruptedException;
    }
}
