package com.wildrydes.processors.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.fleet.Block;
import com.wildrydes.processors.fleet.BlockHeader;
import com.wildrydes.processors.fleet.BlockKey;
import com.wildrydes.processors.fleet.UnicornState;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GridTest {

    private static final long NOW = 1_784_625_300_000L;
    private static final Block BLOCK =
            new Block(new BlockKey(1, 0), 1, 1, new BlockHeader(NOW, NOW, 0, 0, 0, 0), new TreeMap<>(), List.of());

    @Test
    void neighbours_share_a_cell_at_the_mean_of_their_positions() {
        var grid = new Grid(Box.of(-75, 40, -73, 42), 10);
        grid.add(BLOCK, at(40.70001, -73.90001, NOW, false), NOW);
        grid.add(BLOCK, at(40.70003, -73.90003, NOW, true), NOW);
        grid.add(BLOCK, at(41.7, -74.9, NOW - 40_000, false), NOW);
        assertThat(grid.cells())
                .containsExactlyInAnyOrder(
                        new Changes.Cell(40.70002, -73.90002, 2, 1, 0), new Changes.Cell(41.7, -74.9, 1, 0, 1));
    }

    @Test
    void a_closer_map_has_smaller_cells() {
        Box manhattan = Box.of(-74.1, 40.6, -73.8, 40.9);
        assertThat(cells(manhattan, 10)).isLessThan(cells(manhattan, 12));
    }

    @Test
    void a_zoom_that_does_not_fit_its_box_makes_no_more_cells_than_a_screen_shows() {
        assertThat(cells(Box.WORLD, 24)).isLessThanOrEqualTo(64 * 64);
        assertThat(cells(Box.of(5, -90, 5, 90), 24)).isBetween(1, 64 * 64);
        assertThat(cells(Box.of(5, -80, 6, 80), 24)).isBetween(1, 64 * 64);
    }

    @Test
    void poles_and_the_date_line_have_cells_too() {
        var grid = new Grid(Box.WORLD, 3);
        grid.add(BLOCK, at(90, 0, NOW, false), NOW);
        grid.add(BLOCK, at(-90, 180, NOW, false), NOW);
        grid.add(BLOCK, at(0, -180, NOW, false), NOW);
        grid.add(BLOCK, at(40.7, -73.9, NOW, false), NOW);
        assertThat(grid.cells()).hasSize(4).allSatisfy(cell -> {
            assertThat(cell.latitude()).isBetween(-90.0, 90.0);
            assertThat(cell.longitude()).isBetween(-180.0, 180.0);
        });
    }

    private static int cells(Box box, double zoom) {
        var random = new Random(5);
        var grid = new Grid(box, zoom);
        for (int i = 0; i < 20_000; i++) {
            double latitude = box.southE6() / 1e6 + random.nextDouble() * (box.northE6() - box.southE6()) / 1e6;
            double longitude = box.westE6() / 1e6 + random.nextDouble() * box.widthE6() / 1e6;
            grid.add(BLOCK, at(latitude, longitude, NOW, false), NOW);
        }
        return grid.cells().size();
    }

    private static UnicornState at(double latitude, double longitude, long arrivalMs, boolean low) {
        return new UnicornState(
                "Bill", NOW, latitude, longitude, 150, 140, 0, Double.NaN, arrivalMs, 1, low ? NOW : null, null);
    }
}
