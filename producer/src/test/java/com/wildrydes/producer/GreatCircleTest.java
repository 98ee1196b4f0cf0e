package com.wildrydes.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GreatCircleTest {

    @Property
    void distance_is_the_angle_between_the_points_times_the_radius(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude1,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude1,
            @ForAll @DoubleRange(min = -90, max = 90) double latitude2,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude2) {
        double[] a = onUnitSphere(latitude1, longitude1);
        double[] b = onUnitSphere(latitude2, longitude2);
        double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        double[] cross = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        double angle = Math.atan2(Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]), dot);

        // Near the opposite of a point the haversine loses digits: a metre of 20,000 km.
        assertThat(GreatCircle.metres(latitude1, longitude1, latitude2, longitude2))
                .isCloseTo(angle * 6_371_008.8, offset(1.0));
    }

    private static double[] onUnitSphere(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    @Test
    void degree_of_a_meridian_is_111_195_metres() {
        assertThat(GreatCircle.metres(40, -74, 41, -74)).isCloseTo(111_195.08, offset(0.01));
    }

    @Test
    void point_is_not_away_from_itself() {
        assertThat(GreatCircle.metres(40.7128, -74.006, 40.7128, -74.006)).isZero();
    }
}
