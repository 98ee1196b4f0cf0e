package com.wildrydes.processors.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void edges_belong_to_the_box() {
        Box box = Box.of(-74, 40, -73, 41);
        assertThat(box.contains(40, -74)).isTrue();
        assertThat(box.contains(41, -73)).isTrue();
        assertThat(box.contains(41.000001, -73)).isFalse();
        assertThat(box.contains(40.5, -74.000001)).isFalse();
    }

    @Test
    void a_box_reaches_across_the_date_line() {
        Box box = Box.of(170, -20, -170, 20);
        assertThat(box.contains(0, 175)).isTrue();
        assertThat(box.contains(0, -175)).isTrue();
        assertThat(box.contains(0, 180)).isTrue();
        assertThat(box.contains(0, -180)).isTrue();
        assertThat(box.contains(0, 0)).isFalse();
    }

    @Test
    void the_date_line_is_in_boxes_of_both_its_sides() {
        assertThat(Box.of(179, 0, 180, 1).contains(0, -180)).isTrue();
        assertThat(Box.of(-180, 0, -179, 1).contains(0, 180)).isTrue();
    }

    @Test
    void a_quarter_is_added_on_each_side() {
        assertThat(Box.of(0, 0, 20, 40).widened()).isEqualTo(Box.of(-5, -10, 25, 50));
    }

    @Test
    void a_widened_box_goes_around_the_date_line_and_stops_at_the_poles() {
        assertThat(Box.of(160, 80, 178, 90).widened()).isEqualTo(Box.of(155.5, 77.5, -177.5, 90));
        assertThat(Box.of(-178, -90, -160, -80).widened()).isEqualTo(Box.of(177.5, -90, -155.5, -77.5));
        assertThat(Box.of(170, 0, -170, 1).widened()).isEqualTo(Box.of(165, -0.25, -165, 1.25));
    }

    @Test
    void a_wide_box_widens_to_all_longitudes() {
        assertThat(Box.of(-120, 0, 120, 10).widened()).isEqualTo(Box.of(-180, -2.5, 180, 12.5));
        assertThat(Box.of(10, 0, -10, 10).widened()).isEqualTo(Box.of(-180, -2.5, 180, 12.5));
        assertThat(Box.WORLD.widened()).isEqualTo(Box.WORLD);
    }

    @Test
    void the_world_holds_everything() {
        for (double longitude : new double[] {-180, 0, 180}) {
            assertThat(Box.WORLD.contains(90, longitude)).isTrue();
            assertThat(Box.WORLD.contains(-90, longitude)).isTrue();
        }
    }

    @Test
    void what_is_no_box_is_refused() {
        assertThatThrownBy(() -> Box.of(0, 2, 1, 1)).hasMessageContaining("from south to north");
        assertThatThrownBy(() -> Box.of(-180.000001, 0, 1, 1)).hasMessageContaining("[-180, 180]");
        assertThatThrownBy(() -> Box.of(Double.NaN, 0, 1, 1)).hasMessageContaining("NaN");
    }
}
