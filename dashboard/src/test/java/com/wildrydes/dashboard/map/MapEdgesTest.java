package com.wildrydes.dashboard.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import com.wildrydes.dashboard.map.MapPage.Spot;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Places at the edges of the world, and off the offline map.
@ExtendWith(InBrowser.class)
class MapEdgesTest {
    @Test
    void both_sides_of_the_date_line_are_side_by_side(FakeApi api, Page page) {
        api.fleet()
                .put(
                        Unicorn.of("West", api.now()).at(0, 179.999),
                        Unicorn.of("East", api.now()).at(0, -179.999));
        MapPage map = new MapPage(page.open("#map=14/0.00000/180.00000")).settled(2);

        BufferedImage picture = map.picture();
        Spot west = map.at("West");
        Spot east = map.at("East");
        assertThat(east.x() - west.x()).isCloseTo(0.002 / 360 * 256 * (1 << 14), within(1.0));
        assertThat(MapPage.is(picture, west, map.colour("--ok"))).isTrue();
        assertThat(MapPage.is(picture, east, map.colour("--ok"))).isTrue();
    }

    @Test
    void a_ride_across_the_date_line_is_a_short_one(FakeApi api, Page page) {
        Unicorn rider = Unicorn.of("Rider", api.now()).at(0, 179.9999);
        api.fleet().put(rider);
        MapPage map = new MapPage(page.open("#map=16/0.00000/180.00000")).settled(1);
        Spot before = map.at("Rider");
        page.run("window.xs = []; const look = () => { xs.push(wildRydes.map.drawn('Rider').x);"
                + " requestAnimationFrame(look); }; look();");

        api.fleet().put(rider.at(0, -179.9999).at(api.now()));
        page.waitUntil("Math.abs(wildRydes.map.drawn('Rider').longitude + 179.9999) < 1e-7");

        double least = page.number("Math.min(...xs)");
        double most = page.number("Math.max(...xs)");
        assertThat(least).isGreaterThanOrEqualTo(before.x() - 1);
        assertThat(most).isLessThanOrEqualTo(before.x() + 20);
    }

    @ParameterizedTest
    @CsvSource({"90, 10", "-90, -180", "0, 180"})
    void who_is_off_the_map_can_be_led_to_and_is_drawn(double latitude, double longitude, FakeApi api, Page page) {
        for (int i = 0; i < 5; i++) {
            api.fleet().put(Unicorn.of("Home-" + i, api.now()).at(40.75 + i * 0.01, -73.98));
        }
        api.fleet().put(Unicorn.of("Far", api.now()).at(latitude, longitude));
        MapPage map = new MapPage(page.open()).settled(6);
        assertThat(page.state("wildRydes.map.state.onScreen"))
                .as("those at home")
                .isEqualTo(5L);
        page.waitUntil("!document.querySelector('.map-far').hidden");
        assertThat(page.text(".map-far")).isEqualTo("1 unicorn is off the map. Show it");

        page.find(".map-far").click();
        page.waitUntil("wildRydes.view.state.selected === 'Far' && wildRydes.map.state.onScreen === 1");
        page.eventually(_ -> {
            Spot spot = map.nextFrames().at("Far");
            assertThat(spot.x()).isBetween(20.0, page.number("document.getElementById('map').clientWidth") - 20);
            assertThat(MapPage.is(map.picture(), spot, map.colour("--ok"))).isTrue();
        });
        assertThat(page.state("Number.isFinite(wildRydes.map.drawn('Far').latitude)"))
                .isEqualTo(true);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void where_nobody_is_in_view_the_way_back_is_shown(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Home", api.now()));
        MapPage map = new MapPage(page.open("#map=12/-33.86000/151.21000")).settled(1);
        page.waitUntil("!document.querySelector('.map-far').hidden");

        page.find(".map-far").click();
        page.waitUntil("wildRydes.map.state.onScreen === 1 && document.querySelector('.map-far').hidden");

        assertThat(MapPage.is(map.nextFrames().picture(), map.at("Home"), map.colour("--ok")))
                .isTrue();
    }
}
