package com.wildrydes.processors.changes;

import com.wildrydes.processors.fleet.UnicornState;
import java.util.List;

/// What a client is told.
///
/// @param cursor what it knows with this answer
/// @param asOfMs when that was, milliseconds since the epoch
/// @param total unicorns in the whole fleet, the gone ones too
/// @param lastArrivalMs when the stream took in the last event that the fleet has seen, milliseconds since the epoch;
/// 0 when there was none
/// @param reset whether the client must forget all that it was told before
/// @param more whether it should ask again at once, for not everything fitted
/// @param unicorns as they are now
/// @param gone names of those that are gone, of the unicorns here and of others
/// @param cells instead of unicorns where there are too many of them; else empty
public record Changes(
        Cursor cursor,
        long asOfMs,
        int total,
        long lastArrivalMs,
        boolean reset,
        boolean more,
        List<UnicornState> unicorns,
        List<String> gone,
        List<Cell> cells) {

    /// The unicorns of one cell of a grid over the map.
    ///
    /// @param latitude the mean of their positions, WGS 84 degrees
    /// @param longitude the mean of their positions, WGS 84 degrees
    /// @param low how many of them need help
    /// @param gone how many of them are gone
    public record Cell(double latitude, double longitude, int count, int low, int gone) {}

    /// The cursor as the text that the client keeps.
    public String since() {
        return CursorCodec.encode(cursor);
    }
}
