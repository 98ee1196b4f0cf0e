package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/// Alerts: listed, announced, acknowledged, undone.
@ExtendWith(InBrowser.class)
class AlertsTest {
    private static final String FIRST = "20261122T201500123Z-h-0000000000000001";
    private static final String SECOND = "20261122T201600123Z-m-0000000000000002";
    private static final String THIRD = "20261122T201700123Z-h-0000000000000003";

    @BeforeEach
    void two_unicorns_need_help(FakeApi api) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now()).with(87, 180);
        Unicorn rubycrest = Unicorn.of("Rubycrest", api.now()).with(180, 12);
        api.fleet().put(shadowfax, rubycrest);
        api.alerts().raise(FIRST, shadowfax, "healthPoints", 87, api.now().minusSeconds(200));
        api.alerts().raise(SECOND, rubycrest, "magicPoints", 12, api.now().minusSeconds(20));
    }

    @Test
    void lists_the_open_ones_newest_first_with_their_age(Page page) {
        page.open("#panel=alerts");

        page.eventually(each -> assertThat(names(each)).containsExactly("Rubycrest", "Shadowfax"));
        assertThat(page.text(alert(FIRST)))
                .contains("Health 87, below 100 points")
                .contains("for 3 min");
        assertThat(page.text("#panel-alerts .alerts-head")).isEqualTo("2 open now, 2 not acknowledged");
        assertThat(page.state("document.title")).isEqualTo("(2) Wild Rydes");
        assertThat(page.text("#tab-count")).isEqualTo("2");
    }

    @Test
    void leads_to_its_unicorn(Page page) {
        page.open("#panel=alerts");
        find(page, alert(FIRST) + " .alert-name").click();

        page.eventually(each -> assertThat(each.text("#detail-name")).isEqualTo("Shadowfax"));
        page.waitUntil("location.hash.includes('unicorn=Shadowfax&follow=1')");
        assertThat(page.find("#panel-alerts").isDisplayed()).isTrue();
    }

    @Test
    void is_acknowledged_at_once_and_undone(FakeApi api, Page page) {
        var answers = new CountDownLatch(1);
        api.on("/api/alerts/" + FIRST + "/acknowledge", Reply.done().after(answers));
        page.open("#panel=alerts");
        find(page, alert(FIRST) + " .alert-act").click();

        page.eventually(each ->
                assertThat(each.text(alert(FIRST))).contains("acknowledged ").contains("Undo"));
        assertThat(page.state("document.title")).isEqualTo("(1) Wild Rydes");
        api.off("/api/alerts/" + FIRST + "/acknowledge");
        api.alerts().acknowledge(FIRST);
        answers.countDown();
        page.waitUntil("!document.querySelector('" + alert(FIRST) + " .alert-act').ariaBusy");

        find(page, alert(FIRST) + " .alert-act").click();
        page.eventually(each -> assertThat(each.text(alert(FIRST))).doesNotContain("acknowledged "));
        page.eventually(_ -> assertThat(api.alerts().isAcknowledged(FIRST)).isFalse());
        assertThat(api.asked("/api/alerts/" + FIRST))
                .extracting(each -> each.method())
                .containsExactly("POST", "DELETE");
    }

    @Test
    void a_browser_whose_clock_is_an_hour_wrong_shows_true_ages_and_times(FakeApi api, Page page) {
        api.skew(Duration.ofHours(1));
        Unicorn duskmane = Unicorn.of("Duskmane", api.now()).with(50, 180);
        api.alerts().raise(THIRD, duskmane, "healthPoints", 50, api.now().minusSeconds(200));
        page.open("#panel=alerts");
        page.eventually(each -> assertThat(each.text(alert(THIRD))).contains("for 3 min"));

        var answers = new CountDownLatch(1);
        api.on("/api/alerts/" + THIRD + "/acknowledge", Reply.nothingUntil(answers));
        find(page, alert(THIRD) + " .alert-act").click();

        page.eventually(each -> assertThat(each.text(alert(THIRD))).contains("acknowledged "));
        assertThat(page.find(alert(THIRD) + " .alert-noted").getAttribute("title"))
                .as("later than the fall")
                .isGreaterThan(page.find(alert(THIRD) + " .alert-since").getAttribute("title"));
        answers.countDown();
    }

    @Test
    void two_operators_acknowledge_at_once_and_both_see_the_first_ones_time(FakeApi api, Page page) {
        var answers = new CountDownLatch(1);
        api.on("/api/alerts/" + FIRST + "/acknowledge", Reply.done().after(answers));
        page.open("#panel=alerts");
        find(page, alert(FIRST) + " .alert-act").click();
        page.eventually(_ -> assertThat(api.asked("/api/alerts/" + FIRST)).hasSize(1));

        Instant first = api.now().minusSeconds(10);
        api.alerts().acknowledge(FIRST, first);
        answers.countDown();

        page.eventually(
                each -> assertThat(each.find(alert(FIRST) + " .alert-noted").getAttribute("title"))
                        .isEqualTo(Unicorn.text(first).replace("T", " ").replace("Z", " UTC")));
        assertThat(page.findAll(".message-failure")).isEmpty();
    }

    @Test
    void shows_what_another_operator_acknowledged(FakeApi api, Page page) {
        page.open("#panel=alerts");
        page.eventually(each -> assertThat(names(each)).hasSize(2));

        api.alerts().acknowledge(SECOND);

        page.eventually(each -> assertThat(each.text(alert(SECOND))).contains("acknowledged "));
        assertThat(page.state("document.title")).isEqualTo("(1) Wild Rydes");
    }

    @Test
    void is_taken_back_with_a_message_when_it_was_resolved_meanwhile(FakeApi api, Page page) {
        api.on("/api/alerts/" + FIRST + "/acknowledge", Reply.problem(409, "The alert is closed", "closed"));
        page.open("#panel=alerts");
        find(page, alert(FIRST) + " .alert-act").click();

        page.eventually(each -> assertThat(each.text(".message-failure"))
                .contains("Not acknowledged: Shadowfax, health: this alert is resolved already."));
        assertThat(page.text(alert(FIRST))).doesNotContain("acknowledged ");
        assertThat(page.findAll(".message-failure .button")).isEmpty();
    }

    @Test
    void is_taken_back_and_can_be_tried_again_when_the_server_fails(FakeApi api, Page page) {
        api.on("/api/alerts/" + FIRST + "/acknowledge", Reply.status(500));
        page.open("#panel=alerts");
        find(page, alert(FIRST) + " .alert-act").click();
        page.eventually(each -> assertThat(each.text(".message-failure")).contains("the server answers 500"));
        assertThat(page.text(alert(FIRST))).doesNotContain("acknowledged ");

        api.off("/api/alerts/" + FIRST + "/acknowledge");
        page.find(".message-failure .button").click();

        page.eventually(_ -> assertThat(api.alerts().isAcknowledged(FIRST)).isTrue());
    }

    @Test
    void is_taken_back_when_a_proxy_answers_in_the_servers_place(FakeApi api, Page page) {
        api.on("/api/alerts/" + FIRST + "/acknowledge", Reply.text("<html>a proxy's page</html>"));
        page.open("#panel=alerts");
        find(page, alert(FIRST) + " .alert-act").click();

        page.eventually(
                each -> assertThat(each.text(".message-failure")).contains("the server sends what is no answer"));
        assertThat(page.text(alert(FIRST))).doesNotContain("acknowledged ");
    }

    @Test
    void new_ones_are_announced_and_polls_are_not(FakeApi api, Page page) {
        page.open("#panel=alerts");
        page.eventually(each -> assertThat(names(each)).hasSize(2));
        page.run("window.said = []; new MutationObserver(() => window.said.push(document.getElementById('announcer')"
                + ".textContent)).observe(document.getElementById('announcer'), { childList: true })");
        int polls = api.asked("/api/alerts").size();
        page.eventually(_ -> assertThat(api.asked("/api/alerts").size()).isGreaterThan(polls));
        assertThat(page.state("window.said.some((text) => text.includes('alert'))"))
                .isEqualTo(false);

        Unicorn duskmane = Unicorn.of("Duskmane", api.now()).with(50, 180);
        api.alerts().raise(THIRD, duskmane, "healthPoints", 50, api.now());

        page.waitUntil("window.said.some((text) => text.includes('New alert. Duskmane: Health 50.'))");
        assertThat(names(page)).startsWith("Duskmane");
    }

    @Test
    void sound_is_off_until_it_is_switched_on_and_then_tells_of_new_ones(FakeApi api, Page page) {
        page.open();
        page.run(
                "window.notes = 0; const Real = OscillatorNode;"
                        + "window.OscillatorNode = class extends Real { constructor(...all) { super(...all); window.notes++; } }");
        assertThat(page.find("#sound-button").getAttribute("aria-pressed")).isEqualTo("false");
        page.find("#sound-button").click();
        page.waitUntil("window.notes === 2");
        assertThat(page.find("#sound-button").getAttribute("aria-pressed")).isEqualTo("true");
        page.eventually(each -> assertThat(each.state("document.title")).isEqualTo("(2) Wild Rydes"));

        Unicorn duskmane = Unicorn.of("Duskmane", api.now()).with(50, 180);
        api.alerts().raise(THIRD, duskmane, "healthPoints", 50, api.now());

        page.waitUntil("window.notes === 4");
        assertThat(page.state("document.title")).isEqualTo("(3) Wild Rydes");
    }

    @Test
    void says_how_old_the_list_is_when_the_server_is_away(FakeApi api, Page page) {
        page.open("#panel=alerts");
        page.eventually(each -> assertThat(names(each)).hasSize(2));

        api.on("/api/alerts", Reply.status(503));

        page.eventually(each -> assertThat(each.text("#panel-alerts .alerts-head"))
                .matches("2 open, 2 not acknowledged\\. Alerts as of \\d\\d:\\d\\d:\\d\\d, not reachable now\\."));
        assertThat(names(page)).hasSize(2);
        assertThat(page.findAll("#panel-alerts .alerts-none")).noneMatch(WebElement::isDisplayed);
        api.off("/api/alerts");
        page.eventually(each ->
                assertThat(each.text("#panel-alerts .alerts-head")).isEqualTo("2 open now, 2 not acknowledged"));
    }

    @Test
    void never_says_that_there_are_none_before_it_knows(FakeApi api, Page page) {
        api.on("/api/alerts", Reply.text("garbage"));
        page.open("#panel=alerts");

        page.eventually(each -> assertThat(each.text("#panel-alerts .alerts-head"))
                .isEqualTo("The alerts are not known: not reachable now."));
        assertThat(page.find(".alerts-none").isDisplayed()).isFalse();
    }

    @Test
    void none_are_said_to_be_none(FakeApi api, Page page) {
        api.alerts().resolve(FIRST, api.now());
        api.alerts().resolve(SECOND, api.now());
        page.open("#panel=alerts");

        page.eventually(each -> assertThat(each.text(".alerts-none")).contains("No open alerts"));
        assertThat(page.state("document.title")).isEqualTo("Wild Rydes");
    }

    @Test
    void an_old_one_that_comes_into_sight_is_not_called_new(FakeApi api, Page page) {
        Unicorn duskmane = Unicorn.of("Duskmane", api.now());
        for (int i = 0; i < 100; i++) {
            raise(api, duskmane, i);
        }
        page.open("#panel=alerts");
        page.eventually(each -> assertThat(names(each)).hasSize(100).doesNotContain("Rubycrest"));
        page.run("window.said = []; new MutationObserver(() => window.said.push(document.getElementById('announcer')"
                + ".textContent)).observe(document.getElementById('announcer'), { childList: true })");

        api.alerts().resolve(id(0), api.now());
        page.eventually(each -> assertThat(names(each)).hasSize(100).contains("Rubycrest"));
        raise(api, duskmane, 100);

        page.waitUntil("window.said.some((text) => text.includes('New alert. Duskmane'))");
        assertThat(page.state("window.said.filter((text) => text.includes('Rubycrest'))"))
                .isEqualTo(List.of());
    }

    @Test
    void of_more_than_are_listed_none_is_said_to_be_acknowledged_that_is_not_seen(FakeApi api, Page page) {
        for (int i = 0; i < 100; i++) {
            raise(api, Unicorn.of("Duskmane", api.now()), i);
            api.alerts().acknowledge(id(i));
        }
        page.open("#panel=alerts");

        page.eventually(each ->
                assertThat(each.text("#panel-alerts .alerts-head")).isEqualTo("100+ open now, 0+ not acknowledged"));
        assertThat(page.state("document.title")).isEqualTo("(0+) Wild Rydes");
        assertThat(page.text("#tab-count")).isEqualTo("0+");
    }

    @Test
    void a_line_that_is_resolved_hands_its_focus_to_the_next(FakeApi api, Page page) {
        page.open("#panel=alerts");
        find(page, alert(SECOND) + " .alert-name");
        page.run("document.querySelector('" + alert(SECOND) + " .alert-name').focus()");

        api.alerts().resolve(SECOND, api.now());

        page.eventually(each -> assertThat(names(each)).containsExactly("Shadowfax"));
        assertThat(page.state("document.activeElement.closest('.alert')?.dataset.id"))
                .isEqualTo(FIRST);
    }

    @Test
    void goes_on_asking_behind_other_tabs_for_the_title_and_the_sound(FakeApi api, Page page) {
        page.openUnseen();
        page.waitUntil("document.title === '(2) Wild Rydes'");

        api.alerts().resolve(FIRST, api.now());

        page.waitUntil("document.title === '(1) Wild Rydes'");
        api.on("/api/alerts", Reply.status(503));
        page.waitUntil("document.title === '(?) Wild Rydes'");
    }

    private static void raise(FakeApi api, Unicorn unicorn, int number) {
        api.alerts().raise(id(number), unicorn, "healthPoints", 90, api.now().minusSeconds(1000));
    }

    private static String id(int number) {
        return "20261123T%06d123Z-h-0000000000000003".formatted(number);
    }

    private static String alert(String id) {
        return "#panel-alerts .alert[data-id=\"" + id + "\"]";
    }

    private static WebElement find(Page page, String selector) {
        page.eventually(each -> assertThat(each.findAll(selector)).isNotEmpty());
        return page.find(selector);
    }

    private static List<String> names(Page page) {
        return page.findAll("#panel-alerts .alert-name").stream()
                .map(WebElement::getText)
                .toList();
    }
}
