package com.wildrydes.dashboard.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import com.wildrydes.dashboard.map.MapPage.Spot;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a unicorn looks like on the map, to the pixel.
@ExtendWith(InBrowser.class)
class MapSignsTest {
    private static final String NEAR = "#map=16/40.75800/-73.98550";

    @Test
    void an_active_unicorn_is_a_full_arrow_that_points_where_it_goes(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("East", api.now()).riding(9, 90));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);
        BufferedImage picture = map.picture();
        Spot middle = map.at("East");

        assertThat(MapPage.is(picture, middle, map.colour("--ok"))).isTrue();
        assertThat(MapPage.is(picture, middle.plus(7, 0), map.colour("--ok")))
                .as("its tip")
                .isTrue();
        assertThat(MapPage.is(picture, middle.plus(-7, 0), map.colour("--ok")))
                .as("the notch behind")
                .isFalse();
        assertThat(MapPage.isEmpty(picture, middle.plus(0, 13))).as("beside it").isTrue();
    }

    @Test
    void low_vitals_put_it_in_a_ring_of_another_colour(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Low", api.now()).with(42, 180).riding(9, 90));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);
        BufferedImage picture = map.picture();
        Spot middle = map.at("Low");
        Color low = map.colour("--low");

        assertThat(MapPage.is(picture, middle, low)).isTrue();
        for (Spot onRing : List.of(middle.plus(0, 15.4), middle.plus(0, -15.4), middle.plus(-15.4, 0))) {
            assertThat(MapPage.count(picture, onRing, 2, low))
                    .as("the ring at %s", onRing)
                    .isPositive();
        }
        assertThat(low).isNotEqualTo(map.colour("--ok"));
    }

    @Test
    void who_is_gone_is_hollow(FakeApi api, Page page) {
        Unicorn gone = Unicorn.of("Gone", api.now().minusSeconds(120)).riding(9, 90);
        api.fleet().put(List.of(gone), api.now().minus(Duration.ofSeconds(120)));
        api.fleet().put(Unicorn.of("Here", api.now()).at(40.7570, -73.9855));
        MapPage map = new MapPage(page.open(NEAR)).settled(2);
        BufferedImage picture = map.picture();
        Spot middle = map.at("Gone");

        assertThat(MapPage.is(picture, middle, map.colour("--map-casing")))
                .as("its middle")
                .isTrue();
        assertThat(MapPage.count(picture, middle, 12, map.colour("--gone")))
                .as("its outline")
                .isPositive();
        assertThat(MapPage.count(picture, middle, 12, map.colour("--ok"))).isZero();
    }

    @Test
    void an_unknown_heading_is_a_disc(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("New", api.now()).riding(0, Double.NaN));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);
        BufferedImage picture = map.picture();
        Spot middle = map.at("New");
        Color ok = map.colour("--ok");

        for (Spot around : List.of(middle.plus(4, 0), middle.plus(-4, 0), middle.plus(0, 4), middle.plus(0, -4))) {
            assertThat(MapPage.is(picture, around, ok)).isTrue();
        }
        assertThat(MapPage.is(picture, middle.plus(0, -9), ok)).as("no tip").isFalse();
    }

    @Test
    void the_dark_map_has_the_dark_colours(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Night", api.now()));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);
        Color light = map.colour("--ok");

        page.find("#theme-button").click();
        map.nextFrames();

        assertThat(map.colour("--ok")).isNotEqualTo(light);
        assertThat(MapPage.is(map.picture(), map.at("Night"), map.colour("--ok")))
                .isTrue();
        BufferedImage ground = page.canvas("document.querySelector('.map-canvas-base')");
        long water =
                MapPage.count(ground, new Spot(ground.getWidth() / 2.0, ground.getHeight() / 2.0), 200, Color.WHITE);
        assertThat(water).as("white on a dark map").isZero();
    }

    @Test
    void the_offline_map_is_under_the_fleet(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("A", api.now()));
        MapPage map = new MapPage(page.open("#map=12/40.78000/-73.95000")).settled(1);

        page.eventually(_ -> {
            BufferedImage ground = page.canvas("document.querySelector('.map-canvas-base')");
            Spot middle = new Spot(ground.getWidth() / 2.0, ground.getHeight() / 2.0);
            assertThat(MapPage.count(ground, middle, 200, map.colour("--map-land")))
                    .isGreaterThan(10_000);
            assertThat(MapPage.count(ground, middle, 300, map.colour("--map-water")))
                    .isGreaterThan(10_000);
            assertThat(MapPage.count(ground, middle, 200, map.colour("--map-park")))
                    .isGreaterThan(1_000);
        });
        assertThat(page.text(".leaflet-control-attribution")).contains("© OpenStreetMap contributors");
    }

    @Test
    void a_sharp_screen_has_a_sharp_map(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("A", api.now()));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);

        page.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 1000, "height", 700, "deviceScaleFactor", 2, "mobile", false));
        page.waitUntil("document.querySelector('.map-canvas-fleet').width"
                + " === 2 * document.getElementById('map').clientWidth");
        map.nextFrames();

        Spot middle = map.at("A");
        assertThat(MapPage.is(map.picture(), new Spot(middle.x() * 2, middle.y() * 2), map.colour("--ok")))
                .isTrue();
    }

    @Test
    void the_selected_one_has_a_halo_and_a_trail(FakeApi api, Page page) {
        Unicorn first = Unicorn.of("Star", api.now()).riding(9, 90);
        api.fleet().put(first);
        MapPage map = new MapPage(page.open(NEAR + "&unicorn=Star")).settled(1);
        Spot start = map.at("Star");

        for (int i = 1; i <= 3; i++) {
            api.fleet()
                    .put(first.at(40.758, -73.9855 + i * 0.0004).at(first.time().plusSeconds(i)));
            page.waitUntil(
                    "Math.abs(wildRydes.map.drawn('Star').longitude + %f) < 1e-6".formatted(73.9855 - i * 0.0004));
        }
        map.settled(1);

        BufferedImage picture = map.picture();
        Spot now = map.at("Star");
        assertThat(now.x()).isGreaterThan(start.x() + 30);
        assertThat(MapPage.count(picture, now.plus(0, -26), 2, map.colour("--accent")))
                .as("its halo")
                .isPositive();
        assertThat(MapPage.count(picture, start.plus(12, 0), 2, map.colour("--map-trail")))
                .as("its trail")
                .isPositive();
    }
}
