package com.wildrydes.dashboard.replay;

import static com.wildrydes.dashboard.replay.Past.FLEET;
import static com.wildrydes.dashboard.replay.Past.SECONDS;
import static com.wildrydes.dashboard.replay.Past.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.FakeReplays.PastFix;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;

/// A replay is played: its controls, and what the page shows of the past.
@ExtendWith(InBrowser.class)
class ReplayPlayerTest {
    private Past past;

    @BeforeEach
    void past(FakeApi api) {
        past = Past.in(api);
    }

    @Test
    void a_link_restores_range_place_and_speed_and_waits_to_be_played(FakeApi api, Page page) {
        past.open(page, 250, 30);
        assertThat(past.shownSecond(page)).isEqualTo(250);
        assertThat(page.find("[data-speed='30']").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(page.find(".replay-toggle").getDomAttribute("aria-label")).isEqualTo("Play");
        assertThat(page.number(shown("latitude", "Steady"))).isCloseTo(40.725, within(1e-6));
        assertThat(page.number(shown("health", "Faint"))).isEqualTo(60);
        assertThat(page.number(shown("gone", "Silent"))).isEqualTo(1);
        page.eventually(each -> assertThat(each.text(".replay-counts")).contains("2 unicorns", "1 low", "1 gone"));
        assertThat(page.text("#panel-fleet")).contains("Steady").doesNotContain("Today");
    }

    @Test
    void it_plays_and_pauses_at_the_chosen_speed(FakeApi api, Page page) {
        past.open(page, 0, 1);
        page.find("[data-speed='60']").click();
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.source.nowMs() > " + past.ms(120));
        page.find(".replay-toggle").click();
        double stopped = page.number("wildRydes.source.nowMs()");
        page.run("return new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))");
        assertThat(page.number("wildRydes.source.nowMs()")).isEqualTo(stopped);
        page.waitUntil("decodeURIComponent(location.hash).includes('/60') && decodeURIComponent(location.hash)"
                + ".includes(new Date(Math.round(wildRydes.source.nowMs())).toISOString())");
        assertThat(page.number(shown("timeMs", "Steady"))).isCloseTo(stopped, within(1.0));
    }

    @Test
    void the_scrubber_is_a_slider_for_the_keyboard(FakeApi api, Page page) {
        past.open(page, 300, 1);
        page.run("document.querySelector('.replay-scrubber').focus()");
        page.press(Keys.ARROW_RIGHT);
        assertThat(past.shownSecond(page)).isEqualTo(305);
        page.press(Keys.PAGE_DOWN);
        assertThat(past.shownSecond(page)).isEqualTo(245);
        page.press(Keys.ARROW_LEFT);
        page.press(Keys.PAGE_UP);
        assertThat(past.shownSecond(page)).isEqualTo(300);
        page.press(Keys.HOME);
        assertThat(slider(page, "aria-valuenow")).isEqualTo("0");
        page.press(Keys.END);
        assertThat(slider(page, "aria-valuenow")).isEqualTo("600").isEqualTo(slider(page, "aria-valuemax"));
        assertThat(slider(page, "aria-valuetext")).isEqualTo(page.text(".replay-clock"));
        page.press(Keys.HOME);
        page.press(Keys.SPACE);
        page.waitUntil("wildRydes.source.nowMs() > " + past.ms(0));
        page.press(Keys.SPACE);
        assertThat(page.find(".replay-toggle").getDomAttribute("aria-label")).isEqualTo("Play");
    }

    @Test
    void the_scrubber_is_dragged(FakeApi api, Page page) {
        past.open(page, 0, 1);
        Rectangle bar = page.find(".replay-scrubber").getRect();
        int middle = bar.y + bar.height / 2;
        page.drag(bar.x + 5, middle, bar.x + bar.width / 2, middle);
        assertThat(past.shownSecond(page)).isCloseTo(300, within(3.0));
        page.eventually(
                each -> assertThat(each.number(shown("latitude", "Steady"))).isCloseTo(40.73, within(1e-3)));
        page.click(bar.x + bar.width / 4, middle);
        assertThat(past.shownSecond(page)).isCloseTo(150, within(3.0));
        page.eventually(each -> assertThat(each.number(shown("gone", "Silent"))).isEqualTo(1));
    }

    @Test
    void at_the_end_it_stands_and_can_be_played_again(FakeApi api, Page page) {
        past.open(page, SECONDS - 5, 60);
        page.find(".replay-toggle").click();
        page.waitUntil("document.querySelector('.replay-toggle').ariaLabel === 'Play again'");
        assertThat(past.shownSecond(page)).isEqualTo(SECONDS);
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.source.nowMs() < " + past.ms(SECONDS - 5));
    }

    @Test
    void of_a_moment_that_is_not_loaded_nobody_is_shown(FakeApi api, Page page) {
        var loaded = new CountDownLatch(1);
        api.replays().page(Duration.ofSeconds(200));
        String id = "/api/replays/replay-" + past.from().toEpochMilli() + "-"
                + past.to().toEpochMilli() + "/fixes";
        api.on(id, asked -> {
            Reply page1 = api.replays().reply(asked);
            return asked.query().equals("after=0") ? page1 : page1.after(loaded);
        });
        past.open(page, 500, 1);
        assertThat(page.text(".replay-note")).isEqualTo("Loading what comes next…");
        assertThat(page.number(FLEET + ".count")).isZero();
        loaded.countDown();
        page.waitUntil(FLEET + ".count === 3");
        assertThat(page.text(".replay-note")).isEmpty();
        assertThat(page.number(shown("latitude", "Steady"))).isCloseTo(40.75, within(1e-6));
        assertThat(api.asked(id)).extracting("query").containsExactly("after=0", "after=200000", "after=400000");
    }

    @Test
    void the_map_shows_the_past_where_it_was_and_ends_where_it_ended(FakeApi api, Page page) {
        past.open(page, 100, 60);
        page.waitUntil("wildRydes.map.drawn('Steady') !== null");
        assertThat(page.number("wildRydes.map.drawn('Steady').latitude")).isCloseTo(40.71, within(1e-5));
        assertThat(page.state("document.documentElement.dataset.source")).isEqualTo("replay");
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.source.nowMs() > " + past.ms(150));
        page.find(".replay-toggle").click();
        page.waitUntil("wildRydes.map.state.underway === 0");
        assertThat(page.number("wildRydes.map.drawn('Steady').latitude"))
                .isCloseTo(40.7 + past.shownSecond(page) * 1e-4, within(1e-5));
    }

    @Test
    void a_unicorn_that_the_replay_has_not_heard_of_yet_is_not_shown_as_it_is_now(FakeApi api, Page page) {
        api.replays()
                .put(List.of(past.fix("Steady", 0, 150), past.fix("Steady", SECONDS, 150), past.fix("Today", 300, 90)));
        page.open(past.link(100, 1) + "&unicorn=Today")
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
    void the_minutes_beside_it_are_asked_for_where_the_replay_jumps_to(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Steady", api.now()));
        past.open(page, 100, 1);
        page.run("const set = setTimeout; window.setTimeout = (run, ms) => ms < 2000 ? set(run, ms) : 0");
        page.run("wildRydes.view.set({ selected: 'Steady' })");
        page.eventually(_ -> assertThat(api.asked("/api/unicorns")).hasSize(1));

        page.run("document.querySelector('.replay-scrubber').focus()");
        page.press(Keys.END);

        page.eventually(_ -> assertThat(api.asked("/api/unicorns")).hasSize(2));
        assertThat(Instant.parse(
                        api.asked("/api/unicorns").getLast().parameter("to").orElseThrow()))
                .isBetween(past.to(), past.to().plusSeconds(60));
    }

    @Test
    void a_name_is_text_whatever_it_is(FakeApi api, Page page) {
        List<PastFix> fixes = new ArrayList<>();
        List<String> names = List.of("<img src=x onerror=\"document.title='run'\">", "אבג", "🦄");
        names.forEach(name -> fixes.add(past.fix(name, 1, 150)));
        api.replays().put(fixes);
        past.open(page, 2, 1);
        page.waitUntil(FLEET + ".count === 3");
        page.eventually(each -> assertThat(each.text("#panel-fleet")).contains(names));
        assertThat(page.state("document.title")).isNotEqualTo("run");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void everybody_can_use_it(FakeApi api, Page page) {
        page.open().find("#replay-button").click();
        page.waitUntil("document.querySelector('#replay-from').value !== ''");
        page.assertAccessible();
        page.prefer("prefers-color-scheme", "dark");
        past.open(page, 250, 10);
        page.assertAccessible();
        page.resize(390, 844);
        page.assertAccessible();
        page.resize(1280, 800);
    }

    private static String slider(Page page, String attribute) {
        return String.valueOf(page.find(".replay-scrubber").getDomAttribute(attribute));
    }
}
