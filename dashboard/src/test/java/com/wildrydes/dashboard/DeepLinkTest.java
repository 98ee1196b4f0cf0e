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

    @Test
    void every_name_survives_the_way_through_a_link(FakeApi api, Page page) {
        page.openBlank();
        String names = "['<img src=x onerror=alert(1)>', 'a/b&c=d#e?f%20', '🦄 نجمة', ' ', 'x'.repeat(64)]";

        Object same = page.run("const { fromHash, toHash, start } = await import('/js/view/hash.js');"
                + "return " + names + ".every((name) => "
                + "fromHash(toHash({ ...start(), selected: name, query: name })).selected === name)");

        assertThat(same).isEqualTo(true);
    }

    @Test
    void a_replay_survives_the_way_through_a_link(FakeApi api, Page page) {
        page.openBlank();

        Object same = page.run("const { fromHash, toHash, start } = await import('/js/view/hash.js');"
                + "const replay = { from: 1700000000000, to: 1700003600000, at: 1700000001500, speed: 10 };"
                + "const read = fromHash(toHash({ ...start(), replay })).replay;"
                + "return JSON.stringify(read) === JSON.stringify(replay)"
                + " && fromHash('#replay=2026-11-22T21:00:00Z/2026-11-22T20:00:00Z/x/10').replay === null");

        assertThat(same).isEqualTo(true);
    }
}
