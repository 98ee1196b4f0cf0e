package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/// The list of the fleet: what it shows, in which order, and with how much DOM.
@ExtendWith(InBrowser.class)
class ListTest {
    private static final String NAMES = ".grid-row:not([hidden]) .name";

    @Test
    void shows_each_unicorn_with_its_vitals_speed_and_age(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()).with(142, 88).riding(10, 90));
        page.open();

        page.eventually(each -> assertThat(cells(each, 0)).startsWith("Shadowfax", "142", "88", "36.0"));
        assertThat(page.find(".grid-row .cell[data-low=true]").getText()).endsWith("88");
        assertThat(page.text(".list-foot")).isEqualTo("1 unicorn");
    }

    @Test
    void says_no_number_before_the_first_answer_and_then_none(FakeApi api, Page page) {
        api.on("/api/fleet", Reply.status(503));
        page.open().waitUntil("wildRydes.feed.state === 'disconnected'");
        page.eventually(_ -> assertThat(page.text(".choices")).doesNotContainPattern("[0-9]"));
        assertThat(page.text(".list-foot")).isEqualTo("–");

        api.off("/api/fleet");
        page.eventually(_ -> assertThat(page.text(".list-foot")).isEqualTo("0 unicorns"));
        assertThat(page.text(".choices").split("\\s+")).containsExactly("All", "0", "Low", "0", "Gone", "0");
    }

    @Test
    void finds_a_name_whatever_its_case_and_its_accents(FakeApi api, Page page) {
        put(api, "Écume", "Thunderhoof", "Écumante");
        page.open().waitUntil("document.querySelector('.list-foot').textContent === '3 unicorns'");

        page.press("/");
        page.press("ecum");

        page.eventually(each -> assertThat(names(each)).containsExactlyInAnyOrder("Écumante", "Écume"));
        assertThat(page.text(".list-foot")).isEqualTo("2 of 3 unicorns");
        page.waitUntil("location.hash.includes('q=ecum')");
    }

    @Test
    void says_that_nothing_is_found_and_shows_all_again(FakeApi api, Page page) {
        put(api, "Shadowfax");
        page.open("#q=nobody");
        page.eventually(each -> assertThat(each.text(".grid-none")).contains("No unicorn has “nobody” in its name."));

        page.find(".grid-none button").click();

        page.eventually(each -> assertThat(names(each)).containsExactly("Shadowfax"));
    }

    @Test
    void the_way_out_of_an_empty_list_stays_under_the_hand(FakeApi api, Page page) {
        put(api, "Shadowfax");
        page.open("#q=nobody");
        page.eventually(each -> assertThat(each.text(".grid-none")).contains("No unicorn has “nobody” in its name."));
        page.run("window.button = document.querySelector('.grid-none button'); button.focus()");

        put(api, "Rubycrest");
        page.waitUntil("document.querySelector('[data-filter=all]').textContent === 'All 2'");

        assertThat(page.state("button.isConnected && document.activeElement === button"))
                .isEqualTo(true);
    }

    @Test
    void filters_those_that_need_help_and_those_that_are_gone(FakeApi api, Page page) {
        api.fleet()
                .put(Unicorn.of("Well", api.now()), Unicorn.of("Low", api.now()).with(99, 180));
        Instant longAgo = api.now().minusSeconds(60);
        api.fleet().put(List.of(Unicorn.of("Gone", longAgo)), longAgo);
        page.open().waitUntil("wildRydes.feed.fleet.count === 3");

        page.find("[data-filter=alerts]").click();
        page.eventually(each -> assertThat(names(each)).containsExactly("Low"));
        assertThat(page.state("document.querySelector('[data-filter=alerts]').textContent"))
                .isEqualTo("Low 1");
        page.find("[data-filter=gone]").click();
        page.eventually(each -> assertThat(names(each)).containsExactly("Gone"));
        assertThat(page.text(".grid-row:not([hidden]) .unseen")).contains("gone");
        page.press(Keys.ARROW_RIGHT);
        page.eventually(each -> assertThat(names(each)).containsExactly("Gone", "Low", "Well"));
    }

    @Test
    void sorts_by_a_column_both_ways_and_says_so(FakeApi api, Page page) {
        api.fleet()
                .put(
                        Unicorn.of("A", api.now()).with(150, 110),
                        Unicorn.of("B", api.now()).with(120, 130),
                        Unicorn.of("C", api.now()).with(180, 120));
        page.open().waitUntil("wildRydes.feed.fleet.count === 3");

        page.find("[data-key=health] button").click();
        page.eventually(each -> assertThat(names(each)).containsExactly("B", "A", "C"));
        assertThat(page.find("[data-key=health]").getAttribute("aria-sort")).isEqualTo("ascending");
        page.find("[data-key=health] button").click();
        page.eventually(each -> assertThat(names(each)).containsExactly("C", "A", "B"));
        page.waitUntil("location.hash.includes('sort=-health')");
    }

    @Test
    void draws_only_the_rows_that_fit_the_screen(FakeApi api, Page page) {
        putMany(api, 10_000);
        page.open().waitUntil("wildRydes.feed.fleet.count === 10000");
        page.waitUntil("document.getElementById('fleet-grid').ariaRowCount === '10001'");

        assertThat(page.findAll(".grid-row")).hasSizeLessThan(60);
        page.run("document.getElementById('fleet-grid').scrollTop = 1e9");
        page.eventually(each -> assertThat(names(each)).contains("Unicorn 9999").doesNotContain("Unicorn 0"));
        assertThat(page.findAll(".grid-row")).hasSizeLessThan(60);
        assertThat(page.findAll("[aria-rowindex='10001']")).hasSize(1);
    }

    @Test
    void stays_where_it_was_scrolled_to_while_unicorns_come_above(FakeApi api, Page page) {
        putMany(api, 500);
        page.open().waitUntil("wildRydes.feed.fleet.count === 500");
        page.waitUntil("document.getElementById('fleet-grid').ariaRowCount === '501'");
        page.run("document.getElementById('fleet-grid').scrollTop = 200 * 34");
        page.eventually(each -> assertThat(firstSeen(each)).isEqualTo("Unicorn 200"));

        api.fleet().put(Unicorn.of("Aaron", api.now()));

        page.waitUntil("document.getElementById('fleet-grid').ariaRowCount === '502'");
        page.eventually(each -> assertThat(firstSeen(each)).isEqualTo("Unicorn 200"));
    }

    @Test
    void keeps_its_order_as_long_as_somebody_points_at_it(FakeApi api, Page page) {
        Unicorn a = Unicorn.of("A", api.now()).with(150, 180);
        api.fleet().put(a, Unicorn.of("B", api.now()).with(160, 180));
        page.open("#sort=health").waitUntil("wildRydes.feed.fleet.count === 2");
        page.eventually(each -> assertThat(names(each)).containsExactly("A", "B"));
        page.run("window.hand = setInterval(() => document.querySelector('.grid-row')"
                + ".dispatchEvent(new PointerEvent('pointermove', { bubbles: true })), 20)");
        page.run("return new Promise((done) => setTimeout(done, 100))");

        api.fleet().put(a.at(api.now()).with(170, 180));

        page.eventually(each -> assertThat(cells(each, 0)).startsWith("A", "170"));
        page.run("clearInterval(window.hand)");
        page.eventually(each -> assertThat(names(each)).containsExactly("B", "A"));
    }

    @Test
    void what_is_asked_for_waits_for_no_hand(FakeApi api, Page page) {
        put(api, "Amberhoof", "Duskmane");
        page.open().waitUntil("document.querySelector('.list-foot').textContent === '2 unicorns'");

        page.run("const move = () => document.querySelector('.grid-row')"
                + ".dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));"
                + " setInterval(move, 20); wildRydes.view.set({ query: 'dusk' }); move()");

        page.eventually(each -> assertThat(names(each)).containsExactly("Duskmane"));
    }

    @Test
    void stays_at_the_unicorn_that_it_was_scrolled_to_when_the_fleet_begins_anew(FakeApi api, Page page) {
        putMany(api, 500);
        page.open().waitUntil("document.getElementById('fleet-grid').ariaRowCount === '501'");
        page.run("document.getElementById('fleet-grid').scrollTop = 200 * 34");
        page.eventually(each -> assertThat(firstSeen(each)).isEqualTo("Unicorn 200"));

        List<Unicorn> others = new ArrayList<>(api.fleet().unicorns().reversed());
        others.add(Unicorn.of("Zoe", api.now()));
        api.fleet().beginAnew();
        api.fleet().put(others, api.now());

        page.waitUntil("document.getElementById('fleet-grid').ariaRowCount === '502'");
        page.eventually(each -> assertThat(firstSeen(each)).isEqualTo("Unicorn 200"));
    }

    @Test
    void a_fleet_that_begins_anew_leaves_no_row_behind(FakeApi api, Page page) {
        put(api, "Old one", "Old two");
        page.open().waitUntil("document.querySelector('.list-foot').textContent === '2 unicorns'");

        api.fleet().beginAnew();
        put(api, "New");

        page.eventually(each -> assertThat(names(each)).containsExactly("New"));
    }

    @Test
    void searches_on_the_server_what_is_too_large_for_the_page(FakeApi api, Page page) {
        put(api, "Faraway", "Farther", "Near");
        var huge = JsonNodeFactory.instance.objectNode();
        huge.put("cursor", "1").put("asOf", Unicorn.text(api.now())).put("total", 100_000);
        huge.putArray("cells");
        api.on("/api/fleet", Reply.json(huge));
        page.open();
        page.eventually(
                each -> assertThat(each.text(".list-foot")).isEqualTo("100,000 unicorns; the search finds all"));
        assertThat(page.text(".grid-none")).contains("Zoom in on the map, or search.");
        assertThat(page.state("document.querySelector('[data-filter=gone]').textContent"))
                .isEqualTo("Gone ");

        page.press("/");
        page.press("far");

        page.eventually(each -> assertThat(names(each)).containsExactly("Faraway", "Farther"));
        assertThat(page.text(".list-foot")).isEqualTo("2 found among 100,000 unicorns");

        api.fleet().put(Unicorn.of("Farther", api.now()).with(42, 180));
        page.eventually(each -> assertThat(cells(each, 1)).startsWith("Farther", "42"));
    }

    private static void put(FakeApi api, String... names) {
        for (String name : names) {
            api.fleet().put(Unicorn.of(name, api.now()));
        }
    }

    private static void putMany(FakeApi api, int count) {
        Instant now = api.now();
        api.fleet()
                .put(
                        IntStream.range(0, count)
                                .mapToObj(i -> Unicorn.of("Unicorn " + i, now))
                                .toList(),
                        now);
    }

    private static List<String> names(Page page) {
        return texts(
                page,
                "[...document.querySelectorAll('" + NAMES + "')]"
                        + ".sort((a, b) => a.closest('.grid-row').ariaRowIndex - b.closest('.grid-row').ariaRowIndex)"
                        + ".map((each) => each.textContent)");
    }

    private static List<String> cells(Page page, int position) {
        return texts(
                page,
                "[...document.querySelector('.grid-row[aria-rowindex=\"" + (position + 2) + "\"]').children]"
                        + ".map((each) => (each.querySelector('.name') ?? each).textContent)");
    }

    private static String firstSeen(Page page) {
        return (String) page.state("(() => { const grid = document.getElementById('fleet-grid');"
                + " const top = grid.getBoundingClientRect().top + document.querySelector('.grid-head').offsetHeight;"
                + " return document.elementFromPoint(60, top + 4).closest('.grid-row').querySelector('.name').textContent;"
                + " })()");
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Page page, String expression) {
        return (List<String>) page.state(expression);
    }
}
