package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The feed over a real connection, in its real worker. What depends on time is in `feed.test.js` and `poller.test.js`.
@ExtendWith(InBrowser.class)
class FeedTest {
    private static final String HEALTH = "wildRydes.feed.fleet.health[wildRydes.feed.fleet.index('Shadowfax')] === ";

    @Test
    void shows_the_fleet_and_what_changes_in_it(FakeApi api, Page page) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now());
        api.fleet().put(shadowfax, Unicorn.of("Thunderhoof", api.now()));
        page.open().waitUntil("wildRydes.feed.fleet.count === 2");

        api.fleet().put(shadowfax.at(api.now().plusMillis(1)).with(42, 180));

        page.waitUntil(HEALTH + 42);
        page.waitUntil("wildRydes.feed.state === 'live'");
        page.waitUntil("wildRydes.feed.counts.newestBytes > 0");
    }

    static Stream<Arguments> faults() {
        var half = JsonNodeFactory.instance.objectNode().put("cursor", "1.1.1").put("asOf", "2026-11-22T20:15:00.000Z");
        half.putArray("unicorns");
        return Stream.of(
                Arguments.of("status", Reply.status(500)),
                Arguments.of("status", Reply.tooMany(1)),
                Arguments.of("status", Reply.problem(503, "Busy", "Come again")),
                Arguments.of("garbage", Reply.text("<html>a proxy's page</html>")),
                Arguments.of("garbage", Reply.text("{\"cursor\":")),
                // Chromium hands over what it could unpack.
                Arguments.of("garbage", Reply.cutOff(half)),
                Arguments.of("unreachable", (Reply) exchange -> exchange.close()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_happened_during_a_fault_is_shown_after_it(String reason, Reply fault, FakeApi api, Page page) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now());
        api.fleet().put(shadowfax);
        page.open().waitUntil(HEALTH + 200);

        api.on("/api/fleet", fault);
        page.waitUntil("wildRydes.feed.failure?.reason === '" + reason + "'");
        api.fleet().put(shadowfax.at(api.now()).with(77, 180));
        api.off("/api/fleet");

        page.waitUntil(HEALTH + 77);
        assertThat(page.state("wildRydes.feed.failure")).isNull();
    }

    @Test
    void a_system_that_begins_anew_leaves_nothing_of_the_old_one(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()), Unicorn.of("Thunderhoof", api.now()));
        page.open().waitUntil("wildRydes.feed.fleet.count === 2");

        api.fleet().beginAnew();
        api.fleet().put(Unicorn.of("Thunderhoof", api.now().minusSeconds(9)).with(55, 66));

        page.waitUntil("wildRydes.feed.fleet.count === 1");
        assertThat(page.state("wildRydes.feed.fleet.name[0]")).isEqualTo("Thunderhoof");
        assertThat(page.number("wildRydes.feed.fleet.health[0]")).isEqualTo(55);
    }

    @Test
    void a_unicorn_that_leaves_the_live_state_without_a_word_leaves_the_page(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()), Unicorn.of("Thunderhoof", api.now()));
        page.open().waitUntil("wildRydes.feed.fleet.count === 2");

        api.fleet().remove("Shadowfax");

        page.waitUntil("wildRydes.feed.fleet.count === 1");
        assertThat(page.state("wildRydes.feed.fleet.name[0]")).isEqualTo("Thunderhoof");
    }

    @Test
    void a_browser_whose_clock_is_an_hour_wrong_knows_the_servers_time(FakeApi api, Page page) {
        api.skew(Duration.ofHours(1));
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));

        page.open().waitUntil("wildRydes.feed.state === 'live'");

        assertThat(page.number("wildRydes.feed.serverNow()"))
                .isCloseTo(api.now().toEpochMilli(), within((double)
                        Duration.ofMinutes(1).toMillis()));
    }

    @Test
    void a_hidden_page_asks_for_nothing_and_catches_up_when_it_is_seen_again(FakeApi api, Page page) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now());
        api.fleet().put(shadowfax);
        page.open().waitUntil(HEALTH + 200);

        page.hide(true);
        page.eventually(_ -> asksForNothing(api));
        api.fleet().put(shadowfax.at(api.now()).with(33, 180));
        page.hide(false);

        page.waitUntil(HEALTH + 33);
    }

    @ParameterizedTest
    @ValueSource(strings = {"figures/figures.js", "feed/worker.js"})
    void a_page_of_which_a_part_does_not_come_says_so_and_loads_itself_again(String part, FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        api.on("/js/" + part, Reply.status(503));
        page.load("");
        page.eventually(each -> assertThat(each.text("#notice")).startsWith("A part of the page could not be loaded."));

        api.off("/js/" + part);

        page.waitUntil("window.wildRydes").waitUntil(HEALTH + 200);
        assertThat(page.find("#notice").isDisplayed()).isFalse();
    }

    @Test
    void a_page_of_which_a_part_does_not_come_waits_for_the_server_before_it_loads_itself_again(
            FakeApi api, Page page) {
        var asked = new AtomicInteger();
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        api.on("/js/figures/figures.js", Reply.status(503));
        page.load("");
        api.on("/", _ -> {
            asked.incrementAndGet();
            return Reply.status(503);
        });
        page.eventually(_ -> assertThat(asked).hasValueGreaterThan(1));

        api.off("/js/figures/figures.js");
        api.off("/");

        page.waitUntil("window.wildRydes").waitUntil(HEALTH + 200);
    }

    @Test
    void a_page_that_is_opened_behind_others_asks_for_nothing_until_it_is_seen(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.openUnseen();

        asksForNothing(api);
        assertThat(api.asked("/api/fleet")).isEmpty();
        page.hide(false);
        page.waitUntil(HEALTH + 200);
    }

    private static void asksForNothing(FakeApi api) {
        int asked = api.asked("/api/fleet").size();
        await().during(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(1))
                .until(() -> api.asked("/api/fleet").size() == asked);
    }

    @Test
    void a_hundred_thousand_unicorns_are_cells_from_afar_and_themselves_from_near(FakeApi api, Page page) {
        Instant now = api.now();
        List<Unicorn> all = IntStream.range(0, 100_000)
                .mapToObj(i -> Unicorn.of("Unicorn-" + i, now).at(40.7 + i % 300 * 0.0005, -74 + i / 300 * 0.0003))
                .toList();
        api.fleet().put(all, now);
        api.settings().put("pollMs", 1000);

        page.open("#map=10/40.77/-73.95").waitUntil("wildRydes.feed.cells?.length > 0");
        assertThat(page.number("wildRydes.feed.total")).isEqualTo(100_000);
        assertThat(page.number("wildRydes.feed.cells.reduce((sum, cell) => sum + cell.count, 0)"))
                .isEqualTo(100_000);
        assertThat(page.number("wildRydes.feed.fleet.count")).isZero();

        page.open("#map=16/40.77/-73.95").waitUntil("wildRydes.feed.fleet.count > 0");
        assertThat(page.state("wildRydes.feed.cells")).isNull();
        assertThat(page.number("wildRydes.feed.fleet.count")).isBetween(100.0, 20_000.0);
    }

    /// An hour of a fleet of 500, a second after the other without waiting for it.
    @Test
    void an_hour_leaves_no_memory_behind(Page page) {
        page.open();
        page.run("""
                window.hours = async (seconds) => {
                  const { Columns } = await import('/js/fleet/columns.js');
                  window.columns ??= new Columns();
                  window.second ??= 0;
                  const { fleet } = wildRydes.feed;
                  const begin = Date.now() - 7_200_000;
                  for (let i = 0; i < seconds; i++) {
                    const at = ++window.second;
                    const rows = Array.from({ length: 500 }, (_, n) => ({
                      name: `Unicorn-${n}`, statusTime: new Date(begin + at * 1000).toISOString(),
                      latitude: 40.7 + ((at + n) % 200) * 0.0005, longitude: -74 + n * 0.0001,
                      healthPoints: 50 + (at + n) % 200, magicPoints: 150, speed: 8, heading: at % 360 }));
                    fleet.apply(window.columns.pack(rows, []));
                    if (i % 20 === 0) await new Promise((done) => requestAnimationFrame(done));
                  }
                };
                """);
        page.run("return hours(300)");
        long before = page.usedHeap();

        page.run("return hours(3300)");

        assertThat(page.number("wildRydes.feed.fleet.count")).isEqualTo(500);
        assertThat(page.usedHeap() - before).isLessThan(8_000_000);
    }
}
