package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The panel about the selected unicorn.
@ExtendWith(InBrowser.class)
class DetailTest {
    @Test
    void shows_vitals_whereabouts_and_minutes_with_their_units(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()).with(142, 88).riding(10, 90));
        page.open("#unicorn=Shadowfax");

        page.eventually(
                each -> assertThat(each.text("[data-vital=health] .vital-now")).isEqualTo("142 points"));
        assertThat(page.text("[data-vital=magic] .vital-now")).endsWith("88 points");
        assertThat(page.text(".detail .status")).isEqualTo("Low vitals");
        assertThat(page.text("[data-fact=speed] dd")).isEqualTo("36.0 km/h");
        assertThat(page.text("[data-fact=heading] dd")).isEqualTo("E 90°");
        assertThat(page.text("[data-fact=position] dd")).isEqualTo("40.75800° N, 73.98550° W");
        page.eventually(each -> assertThat(each.findAll(".minutes tbody tr")).hasSize(60));
        assertThat(page.text(".minutes tbody tr td:nth-child(2)")).endsWith(" m");
        assertThat(page.find(".minutes tbody th").getAttribute("title")).endsWith("UTC");
    }

    @Test
    void draws_the_vitals_it_saw_and_those_of_the_minutes(FakeApi api, Page page) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now()).with(142, 180);
        api.fleet().put(shadowfax);
        page.open("#unicorn=Shadowfax");
        page.eventually(each -> assertThat(path(each, "health", "band")).contains("H"));

        api.fleet().put(shadowfax.at(api.now()).with(90, 180));

        page.eventually(each -> assertThat(path(each, "health", "line")).contains("L"));
        page.eventually(each -> assertThat(each.find("[data-vital=health] svg").getAttribute("aria-label"))
                .startsWith("Health over the last 30 minutes: lowest 90, highest "));
        assertThat(page.text(".detail .status")).isEqualTo("Low vitals");
    }

    @Test
    void an_unknown_unicorn_in_a_link_is_said_to_be_unknown_and_can_be_searched(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open("#unicorn=Shadow");
        page.eventually(
                each -> assertThat(each.text(".detail-missing")).contains("There is no unicorn called “Shadow”."));

        page.find(".detail-missing button").click();

        page.waitUntil("document.activeElement.id === 'fleet-search'");
        assertThat(page.find("#fleet-search").getAttribute("value")).isEqualTo("Shadow");
        page.eventually(each ->
                assertThat(each.text(".grid-row[aria-rowindex='2'] .name")).isEqualTo("Shadowfax"));
    }

    @Test
    void what_can_be_no_name_is_unknown_too(FakeApi api, Page page) {
        api.on("/api/unicorns", Reply.problem(400, "Bad Request", "name must have 1 to 64 characters: has 65"));
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open("#unicorn=" + "x".repeat(65));

        page.eventually(each -> assertThat(each.text(".detail-missing")).contains("There is no unicorn called"));
    }

    @Test
    void an_unknown_unicorn_is_shown_as_soon_as_it_is_heard_of(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Other", api.now()));
        page.open("#unicorn=Shadowfax");
        page.eventually(each -> assertThat(each.text(".detail-missing")).contains("no unicorn"));

        api.fleet().put(Unicorn.of("Shadowfax", api.now()).with(123, 180));

        page.eventually(
                each -> assertThat(each.text("[data-vital=health] .vital-now")).isEqualTo("123 points"));
        assertThat(page.find(".detail-missing").isDisplayed()).isFalse();
    }

    @Test
    void says_that_the_minutes_are_not_known_when_the_server_does_not_tell(FakeApi api, Page page) {
        api.on("/api/unicorns", Reply.status(500));
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open("#unicorn=Shadowfax");

        page.eventually(each ->
                assertThat(each.text(".minutes-as-of")).contains("not known").contains("not"));
        assertThat(page.text("[data-vital=health] .vital-now")).isEqualTo("200 points");
    }

    @Test
    void goes_on_when_the_server_tells_garbage(FakeApi api, Page page) {
        api.on("/api/unicorns", Reply.text("[{]"));
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open("#unicorn=Shadowfax");
        page.eventually(each -> assertThat(each.text(".minutes-as-of")).contains("not known"));

        api.off("/api/unicorns");

        page.eventually(each -> assertThat(each.findAll(".minutes tbody tr")).hasSize(60));
    }

    @Test
    void a_gone_unicorn_is_called_gone(FakeApi api, Page page) {
        var longAgo = api.now().minusSeconds(90);
        api.fleet().put(List.of(Unicorn.of("Shadowfax", longAgo)), longAgo);
        page.open("#unicorn=Shadowfax");

        page.eventually(each -> assertThat(each.text(".detail .status")).isEqualTo("Gone"));
        assertThat(page.text("[data-fact=seen] dd")).contains("1 min");
    }

    @Test
    void a_browser_whose_clock_is_an_hour_wrong_shows_true_ages(FakeApi api, Page page) {
        api.skew(Duration.ofHours(1));
        api.fleet().put(Unicorn.of("Shadowfax", api.now().minusSeconds(20)));
        page.open("#unicorn=Shadowfax");

        page.eventually(each -> assertThat(each.text("[data-fact=seen] dd")).matches(".*, [1-9].* ago"));
    }

    @Test
    void follows_and_stops_following(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open("#unicorn=Shadowfax").waitUntil("document.querySelector('.detail-actions button').offsetParent");

        page.find(".detail-actions button").click();
        page.waitUntil("document.querySelector('.detail-actions button').ariaPressed === 'true'");
        page.waitUntil("location.hash.includes('unicorn=Shadowfax&follow=1')");
        page.press("f");
        page.waitUntil("document.querySelector('.detail-actions button').ariaPressed === 'false'");
    }

    private static String path(Page page, String vital, String part) {
        return (String) page.state(
                "document.querySelector('[data-vital=%s] .spark-%s').getAttribute('d') ?? ''".formatted(vital, part));
    }
}
