package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.wildrydes.dashboard.api.Asked;
import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.FakeReplays.PastFix;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;

/// The past, chosen, loaded and played.
@ExtendWith(InBrowser.class)
class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FLEET = "wildRydes.source.fleet";
    private static final int SECONDS = 600;

    private Instant from;
    private Instant to;

    @BeforeEach
    void past(FakeApi api) {
        from = api.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
        to = from.plusSeconds(SECONDS);
        List<PastFix> fixes = new ArrayList<>();
        for (int second = 0; second <= SECONDS; second++) {
            fixes.add(fix("Steady", second, 150));
            fixes.add(fix("Faint", second, second >= 200 && second < 300 ? 60 : 150));
            if (second < 100 || second > 400) {
                fixes.add(fix("Silent", second, 150));
            }
        }
        api.replays().put(fixes);
        api.fleet().put(Unicorn.of("Today", api.now()));
    }

    private PastFix fix(String name, int second, int health) {
        return new PastFix(name, from.plusSeconds(second), 40.7 + second * 1e-4, -73.98, health, 150);
    }

    @Test
    void a_preset_is_played_at_once(FakeApi api, Page page) throws Exception {
        api.replays().ride(5);
        page.open().find("#replay-button").click();
        page.waitUntil("document.activeElement.textContent === 'Last 5 minutes'");
        page.press(Keys.ENTER);
        page.waitUntil("wildRydes.source !== wildRydes.live && " + FLEET + ".count >= 4");

        JsonNode asked = JSON.readTree(api.asked("/api/replays").stream()
                .filter(each -> each.method().equals("POST"))
                .findFirst()
                .orElseThrow()
                .body());
        Instant begin = Instant.parse(asked.get("from").textValue());
        assertThat(Duration.between(begin, Instant.parse(asked.get("to").textValue())))
                .hasMinutes(5);
        page.waitUntil("wildRydes.source.nowMs() > " + (begin.toEpochMilli() + 2000));
        assertThat(page.text("#banner")).startsWith("Replay, not live: ");
        assertThat(page.find("#replay-button").getDomAttribute("aria-pressed")).isEqualTo("true");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void a_link_restores_range_place_and_speed_and_waits_to_be_played(FakeApi api, Page page) {
        open(page, 250, 30);
        assertThat(shownSecond(page)).isEqualTo(250);
        assertThat(page.find("[data-speed='30']").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(page.find(".replay-toggle").getDomAttribute("aria-label")).isEqualTo("Play");
        assertThat(page.number(of("latitude", "Steady"))).isCloseTo(40.725, within(1e-6));
        assertThat(page.number(of("health", "Faint"))).isEqualTo(60);
        assertThat(page.number(of("gone", "Silent"))).isEqualTo(1);
        page.eventually(each -> assertThat(each.text(".replay-counts")).contains("2 unicorns", "1 low", "1 gone"));
        assertThat(page.text("#panel-fleet")).contains("Steady").doesNotContain("Today");
    }

    @Test
    void it_plays_and_pauses_at_the_chosen_speed(FakeApi api, Page page) {
        open(page, 0, 1);
        page.find("[data-speed='60']").click();
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.source.nowMs() > " + ms(120));
        page.find(".replay-toggle").click();
        double stopped = page.number("wildRydes.source.nowMs()");
        page.run("return new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))");
        assertThat(page.number("wildRydes.source.nowMs()")).isEqualTo(stopped);
        page.waitUntil("decodeURIComponent(location.hash).includes('/60') && decodeURIComponent(location.hash)"
                + ".includes(new Date(Math.round(wildRydes.source.nowMs())).toISOString())");
        assertThat(page.number(of("timeMs", "Steady"))).isCloseTo(stopped, within(1.0));
    }

    @Test
    void the_scrubber_is_a_slider_for_the_keyboard(FakeApi api, Page page) {
        open(page, 300, 1);
        page.run("document.querySelector('.replay-scrubber').focus()");
        page.press(Keys.ARROW_RIGHT);
        assertThat(shownSecond(page)).isEqualTo(305);
        page.press(Keys.PAGE_DOWN);
        assertThat(shownSecond(page)).isEqualTo(245);
        page.press(Keys.ARROW_LEFT);
        page.press(Keys.PAGE_UP);
        assertThat(shownSecond(page)).isEqualTo(300);
        page.press(Keys.HOME);
        assertThat(slider(page, "aria-valuenow")).isEqualTo("0");
        page.press(Keys.END);
        assertThat(slider(page, "aria-valuenow")).isEqualTo("600").isEqualTo(slider(page, "aria-valuemax"));
        assertThat(slider(page, "aria-valuetext")).isEqualTo(page.text(".replay-clock"));
        page.press(Keys.HOME);
        page.press(Keys.SPACE);
        page.waitUntil("wildRydes.source.nowMs() > " + ms(0));
        page.press(Keys.SPACE);
        assertThat(page.find(".replay-toggle").getDomAttribute("aria-label")).isEqualTo("Play");
    }

    @Test
    void the_scrubber_is_dragged(FakeApi api, Page page) {
        open(page, 0, 1);
        Rectangle bar = page.find(".replay-scrubber").getRect();
        int middle = bar.y + bar.height / 2;
        page.drag(bar.x + 5, middle, bar.x + bar.width / 2, middle);
        assertThat(shownSecond(page)).isCloseTo(300, within(3.0));
        page.eventually(
                each -> assertThat(each.number(of("latitude", "Steady"))).isCloseTo(40.73, within(1e-3)));
        page.click(bar.x + bar.width / 4, middle);
        assertThat(shownSecond(page)).isCloseTo(150, within(3.0));
        page.eventually(each -> assertThat(each.number(of("gone", "Silent"))).isEqualTo(1));
    }

    @Test
    void at_the_end_it_stands_and_can_be_played_again(FakeApi api, Page page) {
        open(page, SECONDS - 5, 60);
        page.find(".replay-toggle").click();
        page.waitUntil("document.querySelector('.replay-toggle').ariaLabel === 'Play again'");
        assertThat(shownSecond(page)).isEqualTo(SECONDS);
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.source.nowMs() < " + ms(SECONDS - 5));
    }

    @Test
    void the_figures_beside_it_say_that_they_are_of_now(FakeApi api, Page page) {
        open(page, 100, 1);
        assertThat(page.text("[data-figure=gone] dt")).isEqualTo("Gone now");

        page.find(".replay-ways .button-main").click();
        assertThat(page.text("[data-figure=gone] dt")).isEqualTo("Gone");
    }

    @Test
    void a_unicorn_that_the_replay_has_not_heard_of_yet_is_not_shown_as_it_is_now(FakeApi api, Page page) {
        api.replays().put(List.of(fix("Steady", 0, 150), fix("Steady", SECONDS, 150), fix("Today", 300, 90)));
        page.open(link(100, 1) + "&unicorn=Today")
                .waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.eventually(each -> assertThat(each.text(".detail-missing")).startsWith("“Today” has no event here yet."));
        page.eventually(_ ->
                assertThat(api.asked("/api/unicorns").getLast().parameter("to")).isPresent());
        page.run("return new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))");
        assertThat(page.find("#detail .status").isDisplayed()).isFalse();
        assertThat(page.find(".detail-known").isDisplayed()).isFalse();

        page.run("document.querySelector('.replay-scrubber').focus()");
        page.press(Keys.END);

        page.eventually(
                each -> assertThat(each.text("[data-vital=health] .vital-now")).startsWith("90 points"));
    }

    @Test
    void back_to_live_is_live(FakeApi api, Page page) {
        open(page, 100, 1);
        page.find(".replay-ways .button-main").click();
        assertThat(page.state("wildRydes.source === wildRydes.live")).isEqualTo(true);
        assertThat(page.find("#banner").isDisplayed()).isFalse();
        assertThat(page.find("#replay").isDisplayed()).isFalse();
        page.waitUntil("!location.hash.includes('replay')");
        page.eventually(
                each -> assertThat(each.text("#panel-fleet")).contains("Today").doesNotContain("Steady"));
        assertThat(page.state("document.activeElement.id")).isEqualTo("replay-button");
    }

    @Test
    void a_key_opens_and_closes_it(FakeApi api, Page page) {
        page.open();
        page.press("r");
        page.waitUntil("document.querySelector('#replay').dataset.state === 'choosing'");
        page.find(".replay-close").click();
        assertThat(page.find("#replay").isDisplayed()).isFalse();
    }

    @Test
    void a_range_without_events_says_so(FakeApi api, Page page) {
        api.replays().put(List.of());
        page.open(link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'empty'");
        assertThat(page.text("#replay")).contains("the archive has no events of this time");
        assertThat(page.state("wildRydes.source === wildRydes.live")).isEqualTo(true);
    }

    @Test
    void a_replay_that_has_loaded_takes_the_focus_from_nobody(FakeApi api, Page page) {
        var loaded = new CountDownLatch(1);
        api.on("/api/replays", (Asked asked) -> api.replays().reply(asked).after(loaded));
        page.open(link(0, 1)).waitUntil("document.activeElement.textContent === 'Cancel'");
        page.find("#fleet-search").click();
        loaded.countDown();
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");

        assertThat(focused(page)).isEqualTo("fleet-search");
    }

    @Test
    void how_far_the_archive_reaches_takes_the_focus_from_nobody(FakeApi api, Page page) {
        var told = new CountDownLatch(1);
        api.on("/api/replays", (Asked asked) -> api.replays().reply(asked).after(told));
        page.open().find("#replay-button").click();
        page.find("#fleet-search").click();
        told.countDown();
        page.waitUntil("!document.querySelector('.replay-presets button').disabled");

        assertThat(focused(page)).isEqualTo("fleet-search");
    }

    @Test
    void who_waits_for_a_replay_goes_on_with_what_became_of_it(FakeApi api, Page page) {
        api.on("/api/replays", Reply.problem(400, "Bad Request", "no such range"));
        page.open(link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'failed'");
        assertThat(page.state("document.activeElement.textContent")).isEqualTo("Try again");

        api.off("/api/replays");
        page.press(Keys.ENTER);
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        assertThat(page.state("document.activeElement.ariaLabel")).isEqualTo("Play");

        api.replays().put(List.of());
        page.open(link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'empty'");
        assertThat(page.state("document.activeElement.textContent")).isEqualTo("Other time");
    }

    @Test
    void the_start_of_the_engine_is_told_while_it_is_waited_for(FakeApi api, Page page) {
        var ready = new CountDownLatch(1);
        api.on("/api/replays", asked -> {
            if (asked.path().endsWith("/api/replays")) {
                return Reply.json(JsonNodeFactory.instance.objectNode().put("id", "x"));
            }
            return Reply.json(JsonNodeFactory.instance
                    .objectNode()
                    .put("state", ready.getCount() > 0 ? "waiting" : "failed")
                    .put("message", "The query engine is starting, as it does with the first query"));
        });
        page.open(link(0, 1));
        page.eventually(each -> assertThat(each.text("#replay"))
                .contains("The query engine is starting, as it does with the first query…"));
        assertThat(page.state("wildRydes.source === wildRydes.live")).isEqualTo(true);
        page.assertAccessible();
        page.find("#replay .replay-ways button").click();
        assertThat(page.state("document.querySelector('#replay').dataset.state"))
                .isEqualTo("choosing");
        page.waitUntil("!location.hash.includes('replay')");
    }

    @Test
    void a_query_that_failed_says_why_and_is_tried_again(FakeApi api, Page page) {
        var asked = new AtomicInteger();
        api.on("/api/replays", each -> {
            if (each.method().equals("POST")) {
                asked.incrementAndGet();
            }
            return each.path().endsWith("/api/replays")
                    ? Reply.json(JsonNodeFactory.instance.objectNode().put("id", "x"))
                    : Reply.json(JsonNodeFactory.instance
                            .objectNode()
                            .put("state", "failed")
                            .put("message", "the query was stopped in Athena: ask again"));
        });
        page.open(link(120, 5)).waitUntil("document.querySelector('#replay').dataset.state === 'failed'");
        assertThat(page.text("#replay [role=alert]")).isEqualTo("The query was stopped in Athena: ask again.");
        assertThat(asked).hasValue(1);
        api.off("/api/replays");
        page.find("#replay .replay-ways button").click();
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        assertThat(shownSecond(page)).isEqualTo(120);
    }

    @Test
    void what_fails_in_passing_is_tried_again_without_a_word(FakeApi api, Page page) {
        var failures = new AtomicInteger();
        api.on(
                "/api/replays",
                asked -> failures.incrementAndGet() <= 2 ? Reply.status(500) : Reply.text("{\"id\":\"x\"}"));
        api.on(
                "/api/replays/x",
                asked -> failures.incrementAndGet() <= 5 ? Reply.tooMany(0) : Reply.text("{\"state\":\"ready\"}"));
        api.on(
                "/api/replays/x/fixes",
                asked -> failures.incrementAndGet() <= 8
                        ? Reply.text("half an ans")
                        : Reply.text("""
                        {"from":"%s","to":"%s","through":"%s","stepMs":1000,"unicorns":[{"name":"A","times":[0],"resumed":[],
                         "latitudes":[40700000],"longitudes":[-73980000],"health":[1],"magic":[2]}]}""".formatted(from, to, to)));
        page.open(link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.waitUntil(FLEET + ".count === 1");
        assertThat(failures).hasValueGreaterThan(8);
    }

    @Test
    void a_range_that_the_server_refuses_is_told_in_its_words(FakeApi api, Page page) {
        Instant later = api.now().plusSeconds(7200).truncatedTo(ChronoUnit.SECONDS);
        page.open("#replay=" + from + "/" + later + "/" + from + "/1")
                .waitUntil("document.querySelector('#replay').dataset.state === 'failed'");
        assertThat(page.text("#replay [role=alert]")).startsWith("A range must not end in the future: to=");
    }

    @Test
    void ends_that_make_no_range_are_told_before_anything_is_asked(FakeApi api, Page page) {
        page.open().find("#replay-button").click();
        page.waitUntil("document.querySelector('#replay-from').value !== ''");
        page.run("document.querySelector('#replay-to').value = document.querySelector('#replay-from').value");
        page.find("#replay .button-main").click();
        assertThat(page.text("#replay [role=alert]")).isEqualTo("The range must end after it begins.");
        page.run("document.querySelector('#replay-from').value = ''");
        page.find("#replay .button-main").click();
        assertThat(page.text("#replay [role=alert]")).startsWith("Give the date and the time of both ends");
        assertThat(api.asked("/api/replays")).noneMatch(asked -> asked.method().equals("POST"));
    }

    @Test
    void it_says_how_far_the_archive_reaches_or_that_this_is_not_known(FakeApi api, Page page) {
        api.on("/api/replays", Reply.problem(503, "Service Unavailable", "data is not available just now: ask again"));
        page.open().find("#replay-button").click();
        page.eventually(each -> assertThat(each.text("#replay [role=alert]")).contains("ask again"));
        api.off("/api/replays");
        page.find(".replay-times ~ .button").click();
        page.eventually(each -> assertThat(each.text(".replay-reach")).contains("up to about", "1 min 1"));
    }

    @Test
    void of_a_moment_that_is_not_loaded_nobody_is_shown(FakeApi api, Page page) {
        var loaded = new CountDownLatch(1);
        api.replays().page(Duration.ofSeconds(200));
        String id = "/api/replays/replay-" + from.toEpochMilli() + "-" + to.toEpochMilli() + "/fixes";
        api.on(id, asked -> {
            Reply page1 = api.replays().reply(asked);
            return asked.query().equals("after=0") ? page1 : page1.after(loaded);
        });
        open(page, 500, 1);
        assertThat(page.text(".replay-note")).isEqualTo("Loading what comes next…");
        assertThat(page.number(FLEET + ".count")).isZero();
        loaded.countDown();
        page.waitUntil(FLEET + ".count === 3");
        assertThat(page.text(".replay-note")).isEmpty();
        assertThat(page.number(of("latitude", "Steady"))).isCloseTo(40.75, within(1e-6));
        assertThat(api.asked(id)).extracting("query").containsExactly("after=0", "after=200000", "after=400000");
    }

    @Test
    void going_back_in_the_browser_goes_back_to_live(FakeApi api, Page page) {
        page.open("#panel=alerts");
        page.run("location.hash = '" + link(10, 2) + "'");
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.driver().navigate().back();
        page.waitUntil("wildRydes.source === wildRydes.live");
        assertThat(page.find("#replay").isDisplayed()).isFalse();
    }

    @Test
    void a_name_is_text_whatever_it_is(FakeApi api, Page page) {
        List<PastFix> fixes = new ArrayList<>();
        List<String> names = List.of("<img src=x onerror=\"document.title='run'\">", "אבג", "🦄");
        names.forEach(name -> fixes.add(fix(name, 1, 150)));
        api.replays().put(fixes);
        open(page, 2, 1);
        page.waitUntil(FLEET + ".count === 3");
        page.eventually(each -> assertThat(each.text("#panel-fleet")).contains(names));
        assertThat(page.state("document.title")).isNotEqualTo("run");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void the_map_shows_the_past_where_it_was_and_ends_where_it_ended(FakeApi api, Page page) {
        open(page, 100, 60);
        page.waitUntil("wildRydes.map.drawn('Steady') !== null");
        assertThat(page.number("wildRydes.map.drawn('Steady').latitude")).isCloseTo(40.71, within(1e-5));
        assertThat(page.state("document.documentElement.dataset.source")).isEqualTo("replay");
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.source.nowMs() > " + ms(150));
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.map.state.underway === 0");
        assertThat(page.number("wildRydes.map.drawn('Steady').latitude"))
                .isCloseTo(40.7 + shownSecond(page) * 1e-4, within(1e-5));
    }

    @Test
    void the_past_stays_true_while_the_server_is_away(FakeApi api, Page page) {
        open(page, 250, 1);
        api.on("/api", Reply.status(500));
        page.waitUntil("wildRydes.feed.state === 'disconnected'");
        page.run("document.querySelector('.replay-scrubber').focus()");
        page.press(Keys.HOME);
        page.waitUntil(of("gone", "Silent") + " === 0");
        for (String part : List.of("#map", "#panel-fleet .grid-body")) {
            assertThat(page.find(part).getCssValue("filter")).as(part).isEqualTo("none");
        }
        assertThat(page.text("#feed-state")).containsIgnoringCase("disconnected");
    }

    @Test
    void the_unicorn_beside_it_is_of_then_while_the_server_is_away(FakeApi api, Page page) {
        page.open(link(250, 1) + "&unicorn=Steady")
                .waitUntil("document.querySelector('#detail .status').textContent === 'Active'");
        api.on("/api", Reply.status(500));
        page.waitUntil("wildRydes.feed.state === 'disconnected'");

        assertThat(page.find("#detail .vitals").getCssValue("filter")).isEqualTo("none");
        assertThat(page.state("getComputedStyle(document.querySelector('#detail .status'), '::after').content"))
                .isEqualTo("none");
    }

    @Test
    void the_feeds_notice_speaks_of_the_live_fleet_and_not_of_what_is_replayed(FakeApi api, Page page) {
        open(page, 250, 1);
        api.on("/api", Reply.status(500));
        page.waitUntil("wildRydes.feed.state === 'disconnected'");
        page.eventually(each -> assertThat(each.text("#notice"))
                .contains("Disconnected. Last good data", "The live fleet is known up to then")
                .doesNotContain("What you see"));

        page.find(".replay-ways .button-main").click();
        page.eventually(each -> assertThat(each.text("#notice")).contains("What you see is from then"));
    }

    @Test
    void everybody_can_use_it(FakeApi api, Page page) {
        page.open().find("#replay-button").click();
        page.waitUntil("document.querySelector('#replay-from').value !== ''");
        page.assertAccessible();
        page.prefer("prefers-color-scheme", "dark");
        open(page, 250, 10);
        page.assertAccessible();
        page.resize(390, 844);
        page.assertAccessible();
        page.resize(1280, 800);
    }

    private void open(Page page, int second, int speed) {
        page.open(link(second, speed)).waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.waitUntil("document.querySelector('.replay-counts').textContent !== ''");
    }

    private String link(int second, int speed) {
        return "#replay=" + from + "/" + to + "/" + from.plusSeconds(second) + "/" + speed;
    }

    private long ms(int second) {
        return from.plusSeconds(second).toEpochMilli();
    }

    private double shownSecond(Page page) {
        return (page.number("wildRydes.source.nowMs()") - from.toEpochMilli()) / 1000;
    }

    private static String focused(Page page) {
        return String.valueOf(page.state("document.activeElement.id"));
    }

    private static String slider(Page page, String attribute) {
        return String.valueOf(page.find(".replay-scrubber").getDomAttribute(attribute));
    }

    private static String of(String column, String name) {
        return FLEET + "." + column + "[" + FLEET + ".index('" + name + "')]";
    }
}
