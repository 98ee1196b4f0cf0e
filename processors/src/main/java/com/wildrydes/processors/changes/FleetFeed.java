package com.wildrydes.processors.changes;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fleet.Block;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells clients what changed since they last asked. Thread-safe.
public final class FleetFeed {

    /// Unicorns of one answer, fewer where their names are long: what a page draws one by one.
    private static final int MOST_ROWS = 20_000;

    private final FleetView view;
    private final InstantSource clock;
    private final int mostRows;

    public FleetFeed(FleetView view, InstantSource clock) {
        this(view, clock, MOST_ROWS);
    }

    FleetFeed(FleetView view, InstantSource clock, int mostRows) {
        this.mostRows = mostRows;
        this.view = view;
        this.clock = clock;
    }

    /// The changes of the whole fleet.
    ///
    /// @param since null for all of it
    public Changes changes(@Nullable Cursor since, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        Start start = start(since, Box.WORLD, deadline);
        return start.changes(Box.WORLD).changes(start.reset());
    }

    /// The changes in a box and around it, or what is there by the cells of a grid.
    ///
    /// @param since null for all of it
    /// @param zoom level of the map, for the size of the cells
    public Changes changes(@Nullable Cursor since, Box box, double zoom, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        Box around = box.widened();
        Start start = start(since, around, deadline);
        FleetChanges changes = start.changes(around);
        return changes.isCrowded() ? changes.cells(zoom, start.reset()) : changes.changes(start.reset());
    }

    /// The cursor that a client kept.
    ///
    /// @throws IllegalArgumentException when no answer had it; its message says what to do
    public static Cursor cursor(String since) {
        return CursorCodec.decode(since);
    }

    private Start start(@Nullable Cursor since, Box box, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        List<Block> blocks = view.blocks(deadline);
        if (since != null && (since.isOfOther(blocks) || since.isAheadOf(blocks))) {
            // Perhaps it is this process that has not seen the newest blocks yet.
            blocks = view.surely(deadline);
        }
        // Ahead of all that was ever acknowledged: the table is an older copy of itself, restored.
        boolean reset = since != null && (since.isOfOther(blocks) || since.isAheadOf(blocks));
        Cursor cursor = since == null || reset ? Cursor.ofNothing(box, blocks) : since;
        return new Start(blocks, clock.millis(), cursor, reset, mostRows);
    }

    /// What an answer is made from.
    private record Start(List<Block> blocks, long nowMs, Cursor cursor, boolean reset, int mostRows) {
        FleetChanges changes(Box box) {
            return new FleetChanges(blocks, nowMs, cursor, box, mostRows);
        }
    }
}
