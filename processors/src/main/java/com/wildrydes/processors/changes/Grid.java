package com.wildrydes.processors.changes;

import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.UnicornState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts unicorns by the cells of a grid, for a map that shows too many of them to draw each.
///
/// Cells are squares of the Web Mercator map, in pixels of its zoom level, so they look alike at every latitude.
final class Grid {

    /// Pixels of a cell's side: two marks with their counts fit side by side.
    private static final double CELL_PIXELS = 48;

    /// Cells along a box's longer side, at most: a zoom that does not fit its box must not make an answer large.
    private static final double MOST_ALONG = 64;

    private static final double TILE_PIXELS = 256;

    /// Where Web Mercator ends, degrees.
    private static final double LAST_PARALLEL = 85.051129;

    private final double cellsAcrossWorld;
    private final Map<Long, Sum> cells = new HashMap<>();

    Grid(Box box, double zoom) {
        double worldPixels = TILE_PIXELS * Math.pow(2, zoom);
        double height = mercator(box.southE6() / 1e6) - mercator(box.northE6() / 1e6);
        double boxPart = Math.max(Math.max(box.widthE6() / 360e6, height), 1e-9);
        this.cellsAcrossWorld = Math.max(1, Math.min(worldPixels / CELL_PIXELS, MOST_ALONG / boxPart));
    }

    void add(Block block, UnicornState unicorn, long nowMs) {
        long column = (long) Math.floor((unicorn.longitude() / 360 + 0.5) * cellsAcrossWorld);
        long row = (long) Math.floor(mercator(unicorn.latitude()) * cellsAcrossWorld);
        cells.computeIfAbsent(column << 32 | row & 0xFFFFFFFFL, cell -> new Sum())
                .add(unicorn, block.isGone(unicorn, nowMs));
    }

    List<Changes.Cell> cells() {
        var all = new ArrayList<Changes.Cell>(cells.size());
        cells.values().forEach(sum -> all.add(sum.cell()));
        return all;
    }

    /// How far south of the map's northern edge, of the whole height.
    private static double mercator(double latitude) {
        double radians = Math.toRadians(Math.clamp(latitude, -LAST_PARALLEL, LAST_PARALLEL));
        return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
    }

    private static final class Sum {
        private double latitudes;
        private double longitudes;
        private int count;
        private int low;
        private int gone;

        private void add(UnicornState unicorn, boolean isGone) {
            latitudes += unicorn.latitude();
            longitudes += unicorn.longitude();
            count++;
            low += unicorn.isLow() ? 1 : 0;
            gone += isGone ? 1 : 0;
        }

        private Changes.Cell cell() {
            return new Changes.Cell(rounded(latitudes / count), rounded(longitudes / count), count, low, gone);
        }

        private static double rounded(double degrees) {
            return Math.rint(degrees * 1e5) / 1e5 + 0.0;
        }
    }
}
