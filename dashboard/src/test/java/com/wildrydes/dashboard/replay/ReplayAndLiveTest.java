package com.wildrydes.dashboard.replay;

import static com.wildrydes.dashboard.replay.Past.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/// The past beside the present: nothing of the one is shown as the other.
@ExtendWith(InBrowser.class)
class ReplayAndLiveTest {
    private Past past;

    @BeforeEach
    void past(FakeApi api) {
        past = Past.in(api);
    }

    @Test
    void the_figures_beside_it_say_that_they_are_of_now(FakeApi api, Page page) {
        past.open(page, 100, 1);
        assertThat(page.text("[data-figure=gone] dt")).isEqualTo("Gone now");

        page.find(".replay-ways .button-main").click();
        assertThat(page.text("[data-figure=gone] dt")).isEqualTo("Gone");
    }

    @Test
    void back_to_live_is_live(FakeApi api, Page page) {
        past.open(page, 100, 1);
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
    void going_back_in_the_browser_goes_back_to_live(FakeApi api, Page page) {
        page.open("#panel=alerts");
        page.run("location.hash = '" + past.link(10, 2) + "'");
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.driver().navigate().back();
        page.waitUntil("wildRydes.source === wildRydes.live");
        assertThat(page.find("#replay").isDisplayed()).isFalse();
    }

    @Test
    void going_back_in_the_browser_goes_back_to_live_also_while_another_time_is_chosen(FakeApi api, Page page) {
        page.open("#panel=alerts");
        page.run("location.hash = '" + past.link(10, 2) + "'");
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.run(
                "[...document.querySelectorAll('#replay button')].find((each) => each.textContent === 'Other time').click()");
        page.waitUntil("document.querySelector('#replay').dataset.state === 'choosing'");

        page.driver().navigate().back();

        page.waitUntil("wildRydes.source === wildRydes.live");
    }

    @Test
    void the_past_stays_true_while_the_server_is_away(FakeApi api, Page page) {
        past.open(page, 250, 1);
        api.on("/api", Reply.status(500));
        page.waitUntil("wildRydes.feed.state === 'disconnected'");
        page.run("document.querySelector('.replay-scrubber').focus()");
        page.press(Keys.HOME);
        page.waitUntil(shown("gone", "Silent") + " === 0");
        for (String part : List.of("#map", "#panel-fleet .grid-body")) {
            assertThat(page.find(part).getCssValue("filter")).as(part).isEqualTo("none");
        }
        assertThat(page.text("#feed-state")).containsIgnoringCase("disconnected");
    }

    @Test
    void the_unicorn_beside_it_is_of_then_while_the_server_is_away(FakeApi api, Page page) {
        page.open(past.link(250, 1) + "&unicorn=Steady")
                .waitUntil("document.querySelector('#detail .status').textContent === 'Active'");
        api.on("/api", Reply.status(500));
        page.waitUntil("wildRydes.feed.state === 'disconnected'");

        assertThat(page.find("#detail .vitals").getCssValue("filter")).isEqualTo("none");
        assertThat(page.state("getComputedStyle(document.querySelector('#detail .status'), '::after').content"))
                .isEqualTo("none");
    }

    @Test
    void the_feeds_notice_speaks_of_the_live_fleet_and_not_of_what_is_replayed(FakeApi api, Page page) {
        past.open(page, 250, 1);
        api.on("/api", Reply.status(500));
        page.waitUntil("wildRydes.feed.state === 'disconnected'");
        page.eventually(each -> assertThat(each.text("#notice"))
                .contains("Disconnected. Last good data", "The live fleet is known up to then")
                .doesNotContain("What you see"));

        page.find(".replay-ways .button-main").click();
        page.eventually(each -> assertThat(each.text("#notice")).contains("What you see is from then"));
    }
}
