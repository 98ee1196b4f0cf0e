package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The address restores the whole view.
@ExtendWith(InBrowser.class)
class DeepLinkTest {
    @Test
    void a_link_restores_map_unicorn_list_and_panel(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()).with(50, 60), Unicorn.of("Other", api.now()));
        page.open("#map=15/40.75000/-73.98000&unicorn=Shadowfax&show=alerts&q=shadow&sort=-magic&panel=fleet");

        page.eventually(each -> assertThat(each.text("#detail-name")).isEqualTo("Shadowfax"));
        page.eventually(
                each -> assertThat(each.text(".grid-row:not([hidden]) .name")).isEqualTo("Shadowfax"));
        assertThat(page.find("#fleet-search").getAttribute("value")).isEqualTo("shadow");
        assertThat(page.find("[data-filter=alerts]").getAttribute("aria-checked"))
                .isEqualTo("true");
        assertThat(page.find("[data-key=magic]").getAttribute("aria-sort")).isEqualTo("descending");
        assertThat((String) page.state("location.hash")).contains("unicorn=Shadowfax", "q=shadow", "sort=-magic");
    }

    @Test
    void what_is_cut_off_or_wrong_in_a_link_is_left_out(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("Shadowfax", api.now()));
        page.open("#map=99/200/x&show=none&sort=colour&panel=cellar&replay=a/b&unicorn=Shadowfax%E0%A4%A&x=%");

        page.waitUntil("!document.getElementById('detail').hidden");
        page.eventually(
                each -> assertThat(each.text(".grid-row:not([hidden]) .name")).isEqualTo("Shadowfax"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void the_back_button_returns_to_the_unicorn_before(FakeApi api, Page page) {
        api.fleet().put(Unicorn.of("One", api.now()), Unicorn.of("Two", api.now()));
        page.open().waitUntil("document.querySelector('.list-foot').textContent === '2 unicorns'");
        page.find("[aria-rowindex='2'].grid-row").click();
        page.eventually(each -> assertThat(each.text("#detail-name")).isEqualTo("One"));
        page.find("[aria-rowindex='3'].grid-row").click();
        page.eventually(each -> assertThat(each.text("#detail-name")).isEqualTo("Two"));

        page.driver().navigate().back();

        page.eventually(each -> assertThat(each.text("#detail-name")).isEqualTo("One"));
        page.driver().navigate().back();
        page.waitUntil("document.getElementById('detail').hidden");
    }
}
