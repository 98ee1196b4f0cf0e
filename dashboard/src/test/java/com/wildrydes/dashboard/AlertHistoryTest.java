package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/// The history of alerts, a page at a time.
@ExtendWith(InBrowser.class)
class AlertHistoryTest {
    private static final String FIRST = "20261122T201500123Z-h-0000000000000001";
    private static final String SECOND = "20261122T201600123Z-m-0000000000000002";

    @BeforeEach
    void two_are_open(FakeApi api) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now()).with(87, 12);
        api.fleet().put(shadowfax);
        api.alerts().raise(FIRST, shadowfax, "healthPoints", 87, api.now().minusSeconds(200));
        api.alerts().raise(SECOND, shadowfax, "magicPoints", 12, api.now().minusSeconds(20));
    }

    @Test
    void goes_back_page_by_page_and_forth_again(FakeApi api, Page page) {
        resolved(api, 150);
        page.open("#panel=history");
        page.eventually(each -> assertThat(history(each)).hasSize(100).startsWith(id(149)));
        assertThat(page.text("#panel-history .alert")).contains("resolved after 1 min 05 s");
        assertThat(page.find("#panel-history .alerts-newer").getDomAttribute("aria-disabled"))
                .isEqualTo("true");

        page.find("#panel-history .alerts-older").click();

        page.eventually(each -> assertThat(history(each)).hasSize(52).startsWith(id(49)));
        assertThat(page.text("#panel-history .alerts-head")).startsWith("Page 2, 52 alerts, as of ");
        assertThat(page.find("#panel-history .alerts-older").getDomAttribute("aria-disabled"))
                .isEqualTo("true");
        page.find("#panel-history .alerts-newer").click();

        page.eventually(each -> assertThat(history(each)).hasSize(100).startsWith(id(149)));
    }

    @Test
    void is_leafed_through_by_the_keyboard(FakeApi api, Page page) {
        resolved(api, 250);
        page.open("#panel=history");
        page.eventually(each -> assertThat(history(each)).startsWith(id(249)));
        page.run("document.querySelector('#panel-history .alerts-older').focus()");

        page.press(Keys.ENTER);
        page.eventually(each -> assertThat(history(each)).startsWith(id(149)));
        page.press(Keys.ENTER);
        page.eventually(each -> assertThat(history(each)).startsWith(id(49)));
        page.press(Keys.ENTER);
        page.press(Keys.SHIFT, Keys.TAB);
        page.press(Keys.ENTER);

        page.eventually(each -> assertThat(history(each)).startsWith(id(149)));
    }

    @Test
    void of_an_older_page_tells_what_has_become_of_its_alerts(FakeApi api, Page page) {
        resolved(api, 150);
        page.open("#panel=history");
        page.eventually(each -> assertThat(history(each)).isNotEmpty());
        page.find("#panel-history .alerts-older").click();
        String first = "#panel-history .alert[data-id=\"" + FIRST + "\"]";
        page.eventually(each -> assertThat(each.text(first)).contains("for 3 min"));

        api.alerts().resolve(FIRST, api.now());

        page.eventually(each -> assertThat(each.text(first)).contains("resolved after 3 min"));
        assertThat(page.find(first + " .alert-act").isDisplayed()).isFalse();
    }

    @Test
    void holds_one_page_however_many_are_raised_while_it_is_looked_at(FakeApi api, Page page) {
        resolved(api, 100);
        page.open("#panel=history");
        page.eventually(each -> assertThat(history(each)).startsWith(id(99)));

        for (int i = 100; i < 130; i++) {
            raise(api, Unicorn.of("Duskmane", api.now()), i);
        }

        page.eventually(each -> assertThat(history(each)).startsWith(id(129)));
        assertThat(history(page)).hasSize(100).endsWith(id(30));
    }

    @Test
    void asks_again_by_itself_when_it_could_not_be_reached(FakeApi api, Page page) {
        api.on("/api/alerts", Reply.status(500));
        page.open("#panel=history");
        page.eventually(each -> assertThat(each.text("#panel-history .alerts-head"))
                .isEqualTo("The history is not known, not reachable now."));

        api.off("/api/alerts");

        page.eventually(each -> assertThat(history(each)).containsExactly(SECOND, FIRST));
    }

    private static void resolved(FakeApi api, int count) {
        for (int i = 0; i < count; i++) {
            raise(api, Unicorn.of("Duskmane", api.now()), i);
            api.alerts().resolve(id(i), api.now().minusSeconds(935));
        }
    }

    private static void raise(FakeApi api, Unicorn unicorn, int number) {
        api.alerts().raise(id(number), unicorn, "healthPoints", 90, api.now().minusSeconds(1000));
    }

    private static String id(int number) {
        return "20261123T%06d123Z-h-0000000000000003".formatted(number);
    }

    private static List<String> history(Page page) {
        return page.findAll("#panel-history .alert").stream()
                .map(each -> each.getDomAttribute("data-id"))
                .toList();
    }
}
