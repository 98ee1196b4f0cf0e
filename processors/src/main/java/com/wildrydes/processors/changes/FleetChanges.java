package com.wildrydes.processors.changes;

import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.UnicornState;
import java.util.ArrayList;
import java.util.List;

/// Finds what a client does not know, by its cursor. Made for one answer.
///
/// INVARIANT: who applies answers one after another, each asked with a cursor of an answer that it applied, knows of
/// every unicorn in the box the state that the blocks had, or a later one, and whether it was gone. Nothing depends on
/// which answers were lost on the way, or which were asked for at the same time.
final class FleetChanges {

    private final List<Block> blocks;
    private final long nowMs;
    private final Cursor cursor;
    private final Box box;
    private final int mostRows;
    private final List<UnicornState> unicorns = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private long bytes;

    /// The changes of these blocks for a client that knows what `cursor` says.
    ///
    /// @param blocks of the cursor's epochs and versions, or later ones
    /// @param box what the client looks at
    /// @param mostRows unicorns of the answer; blocks go whole, so the first of an answer may have more
    FleetChanges(List<Block> blocks, long nowMs, Cursor cursor, Box box, int mostRows) {
        this.blocks = blocks;
        this.nowMs = nowMs;
        this.cursor = cursor;
        this.box = box;
        this.mostRows = mostRows;
    }

    /// As many whole blocks' changes as fit, from the block on whose turn it is.
    Changes changes(boolean reset) {
        int count = blocks.size();
        boolean sameBox = box.equals(cursor.box());
        var parts = new ArrayList<Cursor.Part>();
        for (int i = 0; i < count; i++) {
            Cursor.Part part = cursor.parts().get(i);
            parts.add(sameBox && part.version() > 0 ? part : Cursor.Part.ofNothing(blocks.get(i)));
        }
        for (int turn = 0; turn < count; turn++) {
            int index = (cursor.next() + turn) % count;
            Block block = blocks.get(index);
            int before = unicorns.size();
            int goneBefore = gone.size();
            long bytesBefore = bytes;
            collect(block, cursor.parts().get(index));
            if (bytesBefore > 0 && (unicorns.size() > mostRows || bytes > AnswerBytes.MOST)) {
                unicorns.subList(before, unicorns.size()).clear();
                gone.subList(goneBefore, gone.size()).clear();
                return answer(new Cursor(box, parts, index), reset, true);
            }
            parts.set(index, known(block));
        }
        return answer(new Cursor(box, parts, 0), reset, false);
    }

    /// Counts instead of unicorns; the client then knows no more of them than before.
    Changes cells(double zoom, boolean reset) {
        var grid = new Grid(box, zoom);
        for (Block block : blocks) {
            for (UnicornState unicorn : block.rows().values()) {
                if (box.contains(unicorn.latitude(), unicorn.longitude())) {
                    grid.add(block, unicorn, nowMs);
                }
            }
        }
        return new Changes(cursor, nowMs, total(), lastArrivalMs(), reset, false, List.of(), List.of(), grid.cells());
    }

    /// Whether more unicorns are in the box than are sent one by one.
    boolean isCrowded() {
        return total() > mostRows
                && blocks.stream()
                                .flatMap(block -> block.rows().values().stream())
                                .filter(unicorn -> box.contains(unicorn.latitude(), unicorn.longitude()))
                                .limit(mostRows + 1L)
                                .count()
                        > mostRows;
    }

    private void collect(Block block, Cursor.Part part) {
        // Up to when the client was told who is gone, as the time of a clock that this block lags behind.
        long toldMs = part.goneAtSeconds() * 1000 + block.header().lagMs();
        for (UnicornState unicorn : block.rows().values()) {
            if (!box.contains(unicorn.latitude(), unicorn.longitude())) {
                continue;
            }
            boolean news = unicorn.changedVersion() > part.version()
                    || !cursor.box().contains(unicorn.latitude(), unicorn.longitude());
            if (news) {
                unicorns.add(unicorn);
                bytes += AnswerBytes.of(unicorn);
            }
            if (block.isGone(unicorn, nowMs) && (news || !block.isGone(unicorn, toldMs))) {
                gone.add(unicorn.name());
                bytes += AnswerBytes.ofGone(unicorn.name());
            }
        }
    }

    /// What the client knows of a block that it was sent. Should the block lag more than it did, some of who is gone
    /// will be told again.
    private Cursor.Part known(Block block) {
        return block.version() == 0
                ? Cursor.Part.NOTHING
                : new Cursor.Part(
                        block.epoch(),
                        block.version(),
                        Math.max(0, Math.floorDiv(block.header().streamTimeMs(nowMs), 1000L)));
    }

    private Changes answer(Cursor known, boolean reset, boolean more) {
        return new Changes(known, nowMs, total(), lastArrivalMs(), reset, more, unicorns, gone, List.of());
    }

    private int total() {
        return blocks.stream().mapToInt(block -> block.rows().size()).sum();
    }

    private long lastArrivalMs() {
        return blocks.stream()
                .mapToLong(block -> block.header().latestArrivalMs())
                .max()
                .orElse(0);
    }
}
