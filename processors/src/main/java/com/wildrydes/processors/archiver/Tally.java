package com.wildrydes.processors.archiver;

/// What became of the events whose records are processed. Events that are left to be delivered again are in
/// none of the figures.
///
/// @param archived accepted by the delivery stream
/// @param repeated the same event once more within one load
/// @param rejected no event
/// @param withoutExtra of the archived, those whose unknown fields were left out
/// @param recordsSent records that the delivery stream accepted
/// @param bytesSent bytes of those
public record Tally(long archived, long repeated, long rejected, long withoutExtra, long recordsSent, long bytesSent) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    /// Events taken in: each is archived, a repetition or rejected.
    public long received() {
        return archived + repeated + rejected;
    }

    Tally plus(Tally other) {
        return new Tally(
                archived + other.archived,
                repeated + other.repeated,
                rejected + other.rejected,
                withoutExtra + other.withoutExtra,
                recordsSent + other.recordsSent,
                bytesSent + other.bytesSent);
    }
}
