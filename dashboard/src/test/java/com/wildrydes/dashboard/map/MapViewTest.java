package com.wildrydes.dashboard.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import com.wildrydes.dashboard.map.MapPage.Spot;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/// Where the map looks, and what the mouse and the keys do to it.
@ExtendWith(InBrowser.class)
class MapViewTest {
    private static final String NEAR = "#map=16/40.75800/-73.98550";

    private static void threeCorners(FakeApi api) {
        api.fleet()
                .put(
                        Unicorn.of("North", api.now()).at(40.87, -73.92),
                        Unicorn.of("South", api.now()).at(40.70, -74.01),
                        Unicorn.of("Middle", api.now()).at(40.78, -73.96));
    }

    @Test
    void without_a_link_it_shows_the_whole_fleet(FakeApi api, Page page) {
        threeCorners(api);
        new MapPage(page.open()).settled(3);

        page.eventually(
                _ -> assertThat(page.state("wildRydes.map.state.onScreen")).isEqualTo(3L));
        assertThat(page.state("wildRydes.view.state.map"))
                .as("nobody has chosen a place")
                .isNull();
        page.resize(700, 900);
        page.eventually(
                _ -> assertThat(page.state("wildRydes.map.state.onScreen")).isEqualTo(3L));
    }

    @Test
    void who_is_not_in_the_first_view_is_shown_with_the_whole_fleet(FakeApi api, Page page) {
        // Without figures no bar of counters comes, which would resize the map and so show the fleet again.
        api.on("/api/summary", Reply.status(503));
        threeCorners(api);
        new MapPage(page.open()).settled(3);

        page.eventually(
                _ -> assertThat(page.state("wildRydes.map.state.onScreen")).isEqualTo(3L));
    }

    @Test
    void a_map_that_grows_is_drawn_to_its_edges(FakeApi api, Page page) {
        threeCorners(api);
        MapPage map = new MapPage(page.open("#map=14/40.70000/-73.90000")).settled(3);

        page.resize(1400, 1000);

        page.eventually(_ -> {
            BufferedImage ground = page.canvas("document.querySelector('.map-canvas-base')");
            assertThat(ground.getWidth()).isEqualTo((int) page.number("document.getElementById('map').clientWidth"));
            assertThat(ground.getHeight()).isEqualTo((int) page.number("document.getElementById('map').clientHeight"));
            Spot corner = new Spot(ground.getWidth() - 30.0, ground.getHeight() - 60.0);
            assertThat(MapPage.count(ground, corner, 20, map.colour("--map-land")))
                    .isGreaterThan(1_000);
        });
    }

    @Test
    void a_link_is_obeyed_and_the_address_keeps_up(FakeApi api, Page page) {
        threeCorners(api);
        new MapPage(page.open("#map=15/40.78000/-73.96000")).settled(3);
        assertThat(page.number("wildRydes.map.state.zoom")).isEqualTo(15);
        assertThat(page.state("wildRydes.map.state.onScreen")).isEqualTo(1L);

        page.run("document.getElementById('map').focus()");
        page.press(Keys.ADD);
        page.waitUntil("location.hash.startsWith('#map=16/')");
        page.press(Keys.ARROW_RIGHT);
        page.waitUntil("wildRydes.view.state.map.lng > -73.9599");
    }

    @Test
    void a_click_on_a_unicorn_selects_it_and_one_beside_it_does_not(FakeApi api, Page page) {
        threeCorners(api);
        MapPage map = new MapPage(page.open()).settled(3);

        map.click(map.at("Middle").plus(60, 0));
        map.click(map.at("South").plus(5, -4));
        page.waitUntil("wildRydes.view.state.selected !== null");

        assertThat(page.state("wildRydes.view.state.selected")).isEqualTo("South");
    }

    @Test
    void the_tooltip_says_who_it_is_as_text(FakeApi api, Page page) {
        String name = "<img src=x onerror=\"window.hacked=true\">";
        api.fleet().put(Unicorn.of(name, api.now()).with(42, 180));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);

        map.hover(new Spot(
                page.number("wildRydes.map.drawn('%s').x".formatted(name)),
                page.number("wildRydes.map.drawn('%s').y".formatted(name))));
        page.waitUntil("!document.querySelector('.map-tooltip').hidden");

        assertThat(page.text(".map-tooltip"))
                .contains(name)
                .contains("low vitals")
                .contains("Health 42");
        assertThat(page.findAll(".map-tooltip img")).isEmpty();
        assertThat(page.state("window.hacked")).isNull();

        map.hover(new Spot(60, 400));
        page.waitUntil("document.querySelector('.map-tooltip').hidden");
    }

    @Test
    void whoever_is_selected_in_the_list_comes_on_the_screen(FakeApi api, Page page) {
        threeCorners(api);
        new MapPage(page.open(NEAR)).settled(3);

        page.run("wildRydes.view.set({ selected: 'North' })");

        page.eventually(_ -> {
            Spot spot = new MapPage(page).at("North");
            assertThat(spot.x()).isBetween(0.0, page.number("document.getElementById('map').clientWidth"));
            assertThat(spot.y()).isBetween(0.0, page.number("document.getElementById('map').clientHeight"));
        });
    }

    @Test
    void the_selected_one_out_of_view_can_be_led_to(FakeApi api, Page page) {
        threeCorners(api);
        new MapPage(page.open("#map=15/40.78000/-73.96000&unicorn=North")).settled(3);
        page.waitUntil("!document.querySelector('.map-far').hidden");
        assertThat(page.text(".map-far")).isEqualTo("North is out of view. Show it");

        page.find(".map-far").click();

        page.waitUntil("document.querySelector('.map-far').hidden && wildRydes.view.state.map.lat > 40.86");
    }

    @Test
    void followed_it_stays_in_the_middle_until_the_map_is_dragged(FakeApi api, Page page) {
        Unicorn rider = Unicorn.of("Rider", api.now());
        api.fleet().put(rider);
        MapPage map = new MapPage(page.open(NEAR + "&unicorn=Rider&follow=1")).settled(1);
        double width = page.number("document.getElementById('map').clientWidth");
        double height = page.number("document.getElementById('map').clientHeight");

        api.fleet().put(rider.at(40.7600, -73.9830).at(api.now()));
        page.waitUntil("Math.abs(wildRydes.map.drawn('Rider').latitude - 40.76) < 1e-7");

        page.eventually(_ -> {
            assertThat(map.at("Rider").x()).isCloseTo(width / 2, within(2.0));
            assertThat(map.at("Rider").y()).isCloseTo(height / 2, within(2.0));
        });
        int left = (int) (map.left() + width / 4);
        int top = (int) (map.top() + height / 2);
        page.drag(left, top, left + 120, top);
        page.waitUntil("!wildRydes.view.state.follow && wildRydes.view.state.selected === 'Rider'");
    }

    @Test
    void the_feed_asks_for_what_the_map_shows(FakeApi api, Page page) {
        for (int i = 0; i < 20; i++) {
            api.fleet().put(Unicorn.of("South-" + i, api.now()).at(40.71, -74.0));
        }
        api.fleet().put(Unicorn.of("North", api.now()).at(40.87, -73.92));
        new MapPage(page.open("#map=16/40.87000/-73.92000")).settled(21);

        page.eventually(_ -> assertThat(api.asked("/api/fleet"))
                .anySatisfy(
                        asked -> assertThat(asked.query()).contains("zoom=16").contains("box=-73.9")));
    }

    @Test
    void tiles_from_elsewhere_lie_over_the_offline_map(FakeApi api, Page page) {
        api.on("/api/tiles", exchange -> {
            byte[] tile =
                    "<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'><rect width='256' height='256' fill='#123456'/></svg>"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "image/svg+xml");
            exchange.sendResponseHeaders(200, tile.length);
            exchange.getResponseBody().write(tile);
        });
        MapPage map = withTiles(api, page);

        page.eventually(each -> assertThat(ground(each, map)).isEqualTo(new Color(0x123456)));
        assertThat(page.text(".leaflet-control-attribution"))
                .contains("<b>Tiles & Co</b>")
                .contains("© OpenStreetMap contributors");
        page.eventually(_ -> assertThat(MapPage.is(map.picture(), map.at("A"), map.colour("--ok")))
                .isTrue());
    }

    @Test
    void where_a_tile_cannot_be_had_the_offline_map_is_seen(FakeApi api, Page page) {
        api.on("/api/tiles", Reply.status(404));
        MapPage map = withTiles(api, page);

        page.eventually(_ -> assertThat(api.asked("/api/tiles")).isNotEmpty());
        page.eventually(each -> assertThat(ground(each, map)).isEqualTo(map.colour("--map-water")));
    }

    /// A fleet of one in the Hudson, and tiles.
    private static MapPage withTiles(FakeApi api, Page page) {
        api.settings()
                .put("tileUrl", api.address() + "api/tiles/{z}/{x}/{y}")
                .put("tileAttribution", "<b>Tiles & Co</b>");
        api.fleet().put(Unicorn.of("A", api.now()).at(40.77, -74.01));
        return new MapPage(page.open("#map=16/40.77000/-74.01000")).settled(1);
    }

    /// What is seen below A.
    private static Color ground(Page page, MapPage map) {
        Spot spot = map.at("A").plus(40, 40);
        return new Color(page.picture().getRGB((int) (map.left() + spot.x()), (int) (map.top() + spot.y())));
    }
}
