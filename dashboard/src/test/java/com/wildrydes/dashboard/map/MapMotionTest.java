package com.wildrydes.dashboard.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import com.wildrydes.dashboard.map.MapPage.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/// How unicorns move on the map: to where their newest fix is, and never where there is no data.
@ExtendWith(InBrowser.class)
class MapMotionTest {
    private static final String NEAR = "#map=16/40.75800/-73.98550";

    @Test
    void a_new_fix_is_where_it_comes_to_be_drawn(FakeApi api, Page page) {
        Unicorn rider = Unicorn.of("Rider", api.now());
        api.fleet().put(rider);
        MapPage map = new MapPage(page.open(NEAR)).settled(1);
        Spot before = map.at("Rider");

        api.fleet().put(rider.at(40.7585, -73.9850).at(api.now()));
        page.waitUntil("Math.abs(wildRydes.map.drawn('Rider').latitude - 40.7585) < 1e-7");
        map.nextFrames();

        assertThat(map.number("Rider", "longitude")).isCloseTo(-73.9850, within(1e-7));
        assertThat(MapPage.is(map.picture(), map.at("Rider"), map.colour("--ok")))
                .isTrue();
        assertThat(MapPage.isEmpty(map.picture(), before)).as("where it was").isTrue();
    }

    @Test
    void on_its_way_it_is_between_where_it_was_and_its_newest_fix(FakeApi api, Page page) {
        Unicorn rider = Unicorn.of("Rider", api.now());
        api.fleet().put(rider);
        new MapPage(page.open(NEAR)).settled(1);
        page.run("""
                window.seen = [];
                const look = () => {
                  const fleet = wildRydes.feed.fleet;
                  window.seen.push([wildRydes.map.drawn('Rider').longitude, fleet.longitude[fleet.index('Rider')]]);
                  requestAnimationFrame(look);
                };
                look();
                """);

        for (int i = 1; i <= 3; i++) {
            api.fleet().put(rider.at(40.758, -73.9855 + i * 0.0002).at(api.now()));
            page.waitUntil(
                    "Math.abs(wildRydes.map.drawn('Rider').longitude + %f) < 1e-7".formatted(73.9855 - i * 0.0002));
        }

        @SuppressWarnings("unchecked")
        var seen = (List<List<Number>>) page.state("window.seen");
        double before = -73.9855;
        int between = 0;
        for (List<Number> each : seen) {
            double drawn = each.get(0).doubleValue();
            assertThat(drawn)
                    .as("not beyond the newest fix")
                    .isLessThanOrEqualTo(each.get(1).doubleValue() + 1e-9);
            assertThat(drawn).as("not back").isGreaterThanOrEqualTo(before - 1e-9);
            between += drawn < each.get(1).doubleValue() - 1e-7 ? 1 : 0;
            before = drawn;
        }
        assertThat(between).as("frames on the way").isPositive();
    }

    @Test
    void a_far_fix_is_jumped_to(FakeApi api, Page page) {
        Unicorn rider = Unicorn.of("Rider", api.now());
        api.fleet().put(rider);
        new MapPage(page.open("#map=12/40.78000/-73.95000")).settled(1);
        page.run(
                "window.seen = new Set(); const look = () => { seen.add(wildRydes.map.drawn('Rider').latitude.toFixed(6));"
                        + " requestAnimationFrame(look); }; look();");

        api.fleet().put(rider.at(40.85, -73.93).at(api.now()));
        page.waitUntil("seen.has('40.850000')");

        assertThat(page.state("[...seen]")).isEqualTo(List.of("40.758000", "40.850000"));
    }

    @Test
    void nothing_glides_for_those_who_want_less_motion(FakeApi api, Page page) {
        page.prefer("prefers-reduced-motion", "reduce");
        Unicorn rider = Unicorn.of("Rider", api.now());
        api.fleet().put(rider);
        new MapPage(page.open(NEAR)).settled(1);
        page.run(
                "window.seen = new Set(); const look = () => { seen.add(wildRydes.map.drawn('Rider').latitude.toFixed(6));"
                        + " requestAnimationFrame(look); }; look();");

        api.fleet().put(rider.at(40.7585, -73.9855).at(api.now()));
        page.waitUntil("seen.has('40.758500')");

        assertThat(page.state("[...seen]")).isEqualTo(List.of("40.758000", "40.758500"));
    }

    @Test
    void the_map_jumps_for_those_who_want_less_motion_from_now_on(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Rider", api.now()));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);
        page.prefer("prefers-reduced-motion", "reduce");
        page.waitUntil("matchMedia('(prefers-reduced-motion: reduce)').matches");
        map.nextFrames();
        page.run("""
                window.seen = new Set();
                const look = () => {
                  seen.add(`${wildRydes.map.state.zoom} ${wildRydes.map.state.box[0]}`);
                  requestAnimationFrame(look);
                };
                look();
                document.getElementById('map').focus();
                """);

        page.press(Keys.ARROW_RIGHT);
        page.waitUntil("seen.size > 1");
        map.nextFrames();
        page.press(Keys.ADD);
        page.waitUntil("wildRydes.map.state.zoom === 17");
        map.nextFrames();

        assertThat(page.state("seen.size"))
                .as("before, after the arrow, after the plus")
                .isEqualTo(3L);
    }

    @Test
    void an_idle_map_draws_no_frames(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Still", api.now()));
        MapPage map = new MapPage(page.open(NEAR)).settled(1);
        page.waitUntil("document.querySelector('.map-canvas-base').width > 0");
        page.run(
                "return new Promise((done) => { let left = 30; const next = () => (left-- ? requestAnimationFrame(next) : done()); next(); })");
        long before = (Long) page.state("wildRydes.map.state.frames");

        page.run(
                "return new Promise((done) => { let left = 30; const next = () => (left-- ? requestAnimationFrame(next) : done()); next(); })");

        assertThat(page.state("wildRydes.map.state.frames")).isEqualTo(before);
        assertThat(map.at("Still").x()).isFinite();
    }

    @Test
    void a_late_fix_moves_nobody_back(FakeApi api, Page page) {
        Unicorn rider = Unicorn.of("Rider", api.now());
        api.fleet().put(rider, Unicorn.of("Other", api.now()).at(40.757, -73.985));
        MapPage map = new MapPage(page.open(NEAR)).settled(2);

        api.fleet()
                .put(
                        rider.at(40.7590, -73.9855).at(rider.time().minusSeconds(5)),
                        Unicorn.of("Other", api.now()).at(40.7572, -73.985));
        page.waitUntil("Math.abs(wildRydes.map.drawn('Other').latitude - 40.7572) < 1e-7");

        assertThat(map.number("Rider", "latitude")).isCloseTo(40.758, within(1e-9));
    }
}
