package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/// What the page says about how current it is, and about the fleet in figures.
@ExtendWith(InBrowser.class)
class FeedStateTest {
    private static final String STATE = ".feed-state-word";

    @Test
    void says_connecting_until_the_first_answer(FakeApi api, Page page) {
        var answers = new CountDownLatch(1);
        api.on("/api/fleet", Reply.nothingUntil(answers));
        page.open();

        assertThat(page.text(STATE)).isIn("Connecting", "Disconnected");
        assertThat(page.state("document.documentElement.dataset.feed")).isNotEqualTo("live");
        answers.countDown();
    }

    @Test
    void says_live_with_the_lag(FakeApi api, Page page) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now());
        api.fleet().put(shadowfax);
        page.open();
        page.eventually(each -> assertThat(each.text(STATE)).isEqualTo("Live"));

        api.fleet().put(shadowfax.at(api.now()));

        page.eventually(each -> assertThat(each.text("[data-figure=lag] dd")).matches("\\d+\\.\\d\\d s.*"));
        assertThat(page.find("#notice").isDisplayed()).isFalse();
    }

    @Test
    void says_no_data_when_the_fleet_is_silent_and_looks_stale(FakeApi api, Page page) {
        var longAgo = api.now().minusSeconds(20);
        api.fleet().put(List.of(Unicorn.of("Shadowfax", longAgo)), longAgo);
        page.open();

        page.eventually(each -> assertThat(each.text(STATE)).isEqualTo("No data"));
        assertThat(page.text("#notice")).matches("(?s)No data: no event since \\d\\d:\\d\\d:\\d\\d\\..*");
        assertThat(page.find("#map").getCssValue("filter")).startsWith("grayscale");
        assertThat(page.find("#notice .icon").isDisplayed()).isTrue();
    }

    @Test
    void says_delayed_when_what_comes_is_old(FakeApi api, Page page) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now().minusSeconds(100));
        api.fleet().put(List.of(shadowfax), api.now());
        page.open().waitUntil("wildRydes.feed.fleet.count === 1");
        page.eventually(each -> {
            Unicorn late = shadowfax.at(api.now().minusSeconds(8));
            api.fleet().put(List.of(late), api.now());
            assertThat(each.text(STATE)).isEqualTo("Delayed");
        });

        assertThat(page.text("#notice")).matches("(?s)Delayed\\..*\\d+ s old.*");
    }

    @Test
    void says_disconnected_with_the_time_of_the_last_good_data_and_recovers_by_itself(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open();
        page.eventually(each -> assertThat(each.text(STATE)).isEqualTo("Live"));

        api.on("/api", Reply.status(500));

        page.eventually(each -> assertThat(each.text(STATE)).isEqualTo("Disconnected"));
        assertThat(page.text("#notice"))
                .matches(
                        "(?s)Disconnected\\. Last good data \\d\\d:\\d\\d:\\d\\d\\..*The server answers 500\\..*Try now");
        assertThat(page.state("document.querySelectorAll('.grid-row:not([hidden])').length"))
                .isEqualTo(1L);
        page.eventually(each -> assertThat(each.text(".counters-as-of")).contains("not reachable now"));

        api.off("/api");
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.eventually(each -> assertThat(each.text(STATE)).isNotEqualTo("Disconnected"));
        page.eventually(each -> assertThat(each.text(".counters-as-of")).isEmpty());
    }

    @Test
    void a_browser_whose_clock_is_an_hour_wrong_tells_how_old_what_it_shows_is(FakeApi api, Page page) {
        api.skew(Duration.ofHours(1));
        var longAgo = api.now().minusSeconds(20);
        api.fleet().put(List.of(Unicorn.of("Shadowfax", longAgo)), longAgo);
        page.open();

        page.eventually(each -> assertThat(each.text("#notice")).matches("(?s)No data.*The last came [1-9].* ago.*"));
        assertThat(page.text("[data-figure=lag] dd")).matches("[1-9].*");
    }

    @Test
    void tells_a_state_in_words_once_to_those_who_listen(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open();
        page.eventually(each -> assertThat(each.text(STATE)).isEqualTo("Live"));
        page.run("window.said = []; new MutationObserver(() => window.said.push(document.getElementById('announcer')"
                + ".textContent)).observe(document.getElementById('announcer'), { childList: true })");

        api.on("/api/fleet", Reply.tooMany(1));

        // What is decided within a moment is said in one breath, so it may follow a word on late events.
        page.waitUntil("window.said.some((text) => text.includes('Disconnected. Last good data'))");
        page.waitUntil("wildRydes.feed.failure.failures >= 3");
        assertThat(page.number("window.said.filter((text) => text.includes('Disconnected')).length"))
                .isEqualTo(1);
    }

    @Test
    void an_empty_fleet_is_told_how_to_start_one(FakeApi api, Page page) {
        page.open();

        page.eventually(each -> assertThat(each.text("#empty")).contains("scripts/wildrydes simulate"));
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.eventually(each -> assertThat(each.find("#empty").isDisplayed()).isFalse());
    }

    @Test
    void shows_the_fleet_in_figures_and_that_the_counters_add_up(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()), Unicorn.of("Rubycrest", api.now()));
        page.open();

        page.eventually(each -> assertThat(each.text("[data-figure=active] dd")).isEqualTo("2"));
        assertThat(page.text("[data-figure=gone] dd")).isEqualTo("0");
        assertThat(page.text("[data-figure=alerts] dd")).isEqualTo("0");
        assertThat(page.text("[data-figure=events] dd")).isEqualTo("2.0/s");
        assertThat(page.text("[data-figure=distance] dd")).isEqualTo("123 km");
        assertThat(page.text("#counters"))
                .contains("1,000,000 taken in", "999,000 counted", "990 duplicates", "10 quarantined", "adds up");
    }

    @Test
    void a_browser_that_lives_a_day_before_tells_since_which_day_is_counted(FakeApi api, Page page) {
        api.skew(Duration.ofDays(1));
        page.open();

        page.eventually(each -> assertThat(each.text("#counters")).matches("(?s)Since \\w+ \\w+, \\d\\d:.*"));
    }

    @Test
    void a_session_that_is_over_leads_to_a_new_one_and_back_to_the_same_view(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open("#unicorn=Shadowfax");
        page.eventually(each -> assertThat(each.text(STATE)).isEqualTo("Live"));

        api.on("/api", Reply.status(401));

        page.eventually(each -> assertThat(each.state("performance.getEntriesByType('navigation')[0].type"))
                .isEqualTo("reload"));
        assertThat((String) page.state("location.hash")).contains("unicorn=Shadowfax");
    }

    @Test
    void a_page_that_is_refused_from_its_start_does_not_load_itself_for_ever(FakeApi api, Page page) {
        api.on("/api", Reply.status(401));
        page.open();

        page.eventually(each -> assertThat(each.text(STATE)).startsWith("Disconnected"));
        assertThat(page.state("performance.getEntriesByType('navigation')[0].type"))
                .isEqualTo("navigate");
    }

    @Test
    void figures_that_are_not_known_are_not_zero(FakeApi api, Page page) {
        api.on("/api/summary", Reply.text("<html>"));
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open();

        page.eventually(each -> assertThat(each.text(".counters-as-of")).isEqualTo("figures not reachable"));
        assertThat(page.findAll("[data-figure=active] dd, [data-figure=alerts] dd"))
                .extracting(WebElement::getText)
                .containsExactly("–", "–");
    }
}
