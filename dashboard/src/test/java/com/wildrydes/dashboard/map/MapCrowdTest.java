package com.wildrydes.dashboard.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import com.wildrydes.dashboard.map.MapPage.Spot;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Large fleets on the map.
@ExtendWith(InBrowser.class)
class MapCrowdTest {
    private static final String SUM = "wildRydes.map.state.heaps.reduce((sum, heap) => sum + heap.%s, 0)";

    /// A fleet all over a square of Manhattan; each tenth has low vitals.
    private static List<Unicorn> fleet(int count, Instant time) {
        return IntStream.range(0, count)
                .mapToObj(i -> Unicorn.of("Unicorn-" + i, time)
                        .at(40.72 + (i * 37 % 1_000) * 5e-5, -74.0 + (i * 91 % 997) * 5e-5)
                        .with(i % 10 == 0 ? 50 : 200, 200))
                .toList();
    }

    @Test
    void ten_thousand_unicorns_are_heaps_from_afar_and_each_counts_once(FakeApi api, Page page) {
        api.fleet().put(fleet(10_000, api.now()), api.now());
        MapPage map = new MapPage(page.open("#map=12/40.75000/-73.97500"));
        page.waitUntil("wildRydes.map.state.mode === 'heaps' && wildRydes.map.state.onScreen === 10000");
        map.nextFrames();

        assertThat(page.number(SUM.formatted("count"))).isEqualTo(10_000);
        assertThat(page.number(SUM.formatted("low"))).isEqualTo(1_000);
        Spot heap = new Spot(
                page.number("wildRydes.map.state.heaps.at(-1).x"), page.number("wildRydes.map.state.heaps.at(-1).y"));
        assertThat(MapPage.count(map.picture(), heap, 30, map.colour("--ok")))
                .as("its rim")
                .isPositive();
        assertThat(MapPage.count(map.picture(), heap, 36, map.colour("--low")))
                .as("its badge")
                .isPositive();
    }

    @Test
    void a_click_on_a_heap_goes_nearer_until_there_are_unicorns(FakeApi api, Page page) {
        api.fleet().put(fleet(2_000, api.now()), api.now());
        MapPage map = new MapPage(page.open("#map=10/40.75000/-73.97500"));
        page.waitUntil("wildRydes.map.state.mode === 'heaps'");
        map.nextFrames();

        map.click(new Spot(
                page.number("wildRydes.map.state.heaps.at(-1).x"), page.number("wildRydes.map.state.heaps.at(-1).y")));
        page.waitUntil("wildRydes.map.state.zoom === 12");

        page.run("document.querySelector('.leaflet-control-zoom-in').click()");
        page.waitUntil("wildRydes.map.state.zoom === 13");
        page.run("wildRydes.view.set({ map: { lat: 40.745, lng: -73.975, zoom: 16 } })");
        page.waitUntil("wildRydes.map.state.mode === 'unicorns' && wildRydes.map.state.onScreen > 10");
    }

    @Test
    void a_small_fleet_is_never_heaped(FakeApi api, Page page) {
        api.fleet().put(fleet(50, api.now()), api.now());
        new MapPage(page.open("#map=8/40.75000/-73.97500")).settled(50);

        assertThat(page.state("wildRydes.map.state.mode")).isEqualTo("unicorns");
    }

    @Test
    void of_more_unicorns_than_can_be_sent_the_servers_cells_are_shown(FakeApi api, Page page) {
        api.fleet().put(fleet(20_500, api.now()), api.now());
        MapPage map = new MapPage(page.open("#map=12/40.75000/-73.97500"));

        page.waitUntil("wildRydes.map.state.mode === 'cells'");
        map.nextFrames();

        assertThat(page.number(SUM.formatted("count"))).isEqualTo(20_500);
        Spot heap = new Spot(
                page.number("wildRydes.map.state.heaps.at(-1).x"), page.number("wildRydes.map.state.heaps.at(-1).y"));
        assertThat(MapPage.count(map.picture(), heap, 30, map.colour("--ok"))).isPositive();
    }
}
