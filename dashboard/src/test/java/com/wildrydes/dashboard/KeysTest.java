package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/// The page without a mouse.
@ExtendWith(InBrowser.class)
class KeysTest {
    @BeforeEach
    void a_fleet_of_three(FakeApi api, Page page) {
        for (String name : new String[] {"Amberhoof", "Duskmane", "Rubycrest"}) {
            api.fleet().put(Unicorn.of(name, api.now()));
        }
        page.open().waitUntil("document.querySelector('.list-foot').textContent === '3 unicorns'");
    }

    @Test
    void from_the_search_to_a_unicorn_that_is_followed_and_back(Page page) {
        page.press("/");
        assertThat(focused(page)).isEqualTo("fleet-search");
        page.press("r");
        page.waitUntil("document.querySelector('.list-foot').textContent === '2 of 3 unicorns'");
        page.press(Keys.ARROW_DOWN);
        assertThat(focused(page)).isEqualTo("fleet-grid");
        page.press(Keys.ARROW_DOWN);
        page.waitUntil(active("Rubycrest"));
        page.press(Keys.ENTER);
        page.waitUntil("location.hash.includes('unicorn=Rubycrest')");
        page.eventually(each -> assertThat(each.text("#detail-name")).isEqualTo("Rubycrest"));

        page.press("f");
        page.waitUntil("location.hash.includes('follow=1')");
        page.press(Keys.ESCAPE);
        page.waitUntil("!location.hash.includes('unicorn')");
        assertThat(page.find("#detail").isDisplayed()).isFalse();
    }

    @Test
    void arrows_reach_the_list_from_anywhere_and_its_ends(Page page) {
        page.press(Keys.ARROW_DOWN);
        page.waitUntil(active("Amberhoof"));
        page.press(Keys.END);
        page.waitUntil(active("Rubycrest"));
        page.press(Keys.ARROW_UP);
        page.waitUntil(active("Duskmane"));
        page.press(Keys.HOME);
        page.waitUntil(active("Amberhoof"));
    }

    @Test
    void escape_first_clears_the_search(Page page) {
        page.press("/");
        page.press("dusk", Keys.ESCAPE);
        page.waitUntil("document.getElementById('fleet-search').value === ''");
        assertThat(focused(page)).isEqualTo("fleet-search");
        page.press(Keys.ESCAPE);
        page.waitUntil("document.activeElement === document.body");
    }

    @Test
    void question_mark_opens_the_help_and_escape_closes_it(Page page) {
        page.press("?");
        page.waitUntil("document.getElementById('help').open");
        assertThat(page.text("#help")).contains("Search for a unicorn");

        page.press("t");
        assertThat(page.state("document.documentElement.dataset.theme")).isEqualTo("light");
        page.press(Keys.ESCAPE);
        page.waitUntil("!document.getElementById('help').open");
    }

    @Test
    void letters_lead_to_the_panels(Page page) {
        page.press("a");
        page.waitUntil("!document.getElementById('panel-alerts').hidden");
        assertThat(focused(page)).isEqualTo("tab-alerts");
        page.press(Keys.ARROW_RIGHT);
        page.waitUntil("!document.getElementById('panel-history').hidden");
        page.press("l");
        page.waitUntil("document.activeElement.id === 'fleet-grid'");
        page.press("m");
        page.waitUntil("document.getElementById('map').contains(document.activeElement)");
    }

    @Test
    void single_characters_can_be_switched_off_for_good(Page page) {
        page.press("?");
        page.find("#single-keys").click();
        page.press(Keys.ESCAPE);
        page.waitUntil("!document.getElementById('help').open");

        page.press("a");
        page.press(Keys.ARROW_DOWN);
        page.waitUntil(active("Amberhoof"));
        assertThat(page.find("#panel-alerts").isDisplayed()).isFalse();
        page.open().press("a");
        assertThat(page.find("#panel-alerts").isDisplayed()).isFalse();
    }

    @Test
    void typed_letters_are_no_commands(Page page) {
        page.press("/");
        page.press("tam?");

        assertThat(page.find("#fleet-search").getAttribute("value")).isEqualTo("tam?");
        assertThat(page.state("document.documentElement.dataset.theme")).isEqualTo("light");
        assertThat(page.state("document.getElementById('help').open")).isEqualTo(false);
    }

    @Test
    void what_has_the_focus_shows_it(Page page) {
        page.press("/");
        assertThat(page.find("#fleet-search").getCssValue("outline-style")).isEqualTo("solid");
        page.press(Keys.ARROW_DOWN);
        assertThat(page.find(".grid-row[data-active]").getCssValue("outline-style"))
                .isEqualTo("solid");
    }

    @Test
    void the_theme_is_the_systems_until_it_is_chosen_and_then_stays(Page page) {
        page.prefer("prefers-color-scheme", "dark");
        page.waitUntil("document.documentElement.dataset.theme === 'dark'");
        page.press("t");
        page.waitUntil("document.documentElement.dataset.theme === 'light'");

        page.open();

        assertThat(page.state("document.documentElement.dataset.theme")).isEqualTo("light");
    }

    private static String focused(Page page) {
        return (String) page.state("document.activeElement.id");
    }

    private static String active(String name) {
        return "document.getElementById(document.getElementById('fleet-grid').getAttribute('aria-activedescendant'))"
                + "?.querySelector('.name').textContent === '" + name + "'";
    }
}
