package com.wildrydes.processors.alert;

import org.jspecify.annotations.Nullable;

/// How far the publication of an alert is.
///
/// ```
///            claim                    SNS took it
///   NONE ───────────► claimed ──────────────────────► published
///    │                 │    ▲
///    │      SNS did not│    │ claim, by a later delivery: nobody holds it, or the claim's time is up
///    └───► waiting ◄───┘────┘
/// ```
///
/// Only who holds the claim publishes, and only while its time lasts; who comes upon another's claim notes that the
/// alert waits, for the other may have died.
///
/// @param publishedMs when it was published, milliseconds since the epoch; null when it is not yet
/// @param claim who is about to publish it; null when nobody is
/// @param waiting whether later deliveries must see to it
public record Publication(
        @Nullable Long publishedMs, @Nullable Claim claim, boolean waiting) {

    /// Nothing has been done about it.
    public static final Publication NONE = new Publication(null, null, false);

    /// A right to publish an alert, for a time.
    ///
    /// @param holder a random number: the delivery that has it
    /// @param untilMs when it ends, milliseconds since the epoch
    public record Claim(long holder, long untilMs) {}

    /// Whether a delivery that is not `holder` may take it.
    boolean isFree(long nowMs) {
        return publishedMs == null && (claim == null || claim.untilMs() <= nowMs);
    }

    boolean isHeldBy(long holder) {
        return publishedMs == null && claim != null && claim.holder() == holder;
    }

    Publication claimed(Claim newClaim) {
        return new Publication(null, newClaim, waiting);
    }

    /// It is to be seen to later, whoever has it now.
    Publication left() {
        return new Publication(null, claim, true);
    }

    /// Given back by its holder.
    Publication released() {
        return new Publication(null, null, true);
    }

    static Publication published(long nowMs) {
        return new Publication(nowMs, null, false);
    }
}
