package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names are text of strangers: shown as they are, everywhere, and never run.
@ExtendWith(InBrowser.class)
class StrangeNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=\"window.hacked=true\">",
                "\u0646\u062c\u0645\u0629 \u0627\u0644\u0635\u0628\u0627\u062d",
                "\uD83E\uDD84\u2728",
                "\u202Egnp.exe",
                "  spaces  around  ",
                "A name of exactly sixty-four characters, which is the longest one",
                "__proto__",
                "'; drop table--"
            })
    void a_strange_name_is_shown_in_list_detail_alerts_and_messages(String name, FakeApi api, Page page) {
        Unicorn strange = Unicorn.of(name, api.now()).with(42, 180);
        api.fleet().put(strange, Unicorn.of("Other", api.now()));
        api.alerts().raise("20261122T201500123Z-h-0000000000000001", strange, "healthPoints", 42, api.now());
        api.on(
                "/api/alerts/20261122T201500123Z-h-0000000000000001/acknowledge",
                Reply.problem(409, "Closed", "closed"));
        page.open("#show=alerts").waitUntil("wildRydes.feed.fleet.count === 2");
        page.waitUntil("document.querySelector('.grid-row:not([hidden]) .name')");

        page.find(".grid-row:not([hidden])").click();
        page.waitUntil("document.querySelector('#detail-name bdi')");
        page.press("a");
        page.waitUntil("document.querySelector('.alert-act')");
        page.find(".alert-act").click();
        page.waitUntil("document.querySelector('.message-failure')");

        assertThat(page.state("document.querySelector('.grid-row:not([hidden]) .name').textContent"))
                .isEqualTo(name);
        assertThat(page.state("document.querySelector('#detail-name bdi').textContent"))
                .isEqualTo(name);
        assertThat(page.state("document.querySelector('.alert-name bdi').textContent"))
                .isEqualTo(name);
        assertThat((String) page.state("document.querySelector('.message-text').textContent"))
                .contains(name);
        assertThat(page.state("getComputedStyle(document.querySelector('.grid-row:not([hidden]) .name')).unicodeBidi"))
                .as("a name does not turn what stands beside it around")
                .isEqualTo("isolate");
        page.eventually(each -> assertThat(each.findAll(".minutes tbody tr")).isNotEmpty());
        assertThat(page.state("document.querySelectorAll('img[src=x]').length")).isEqualTo(0L);
        assertThat(page.state("window.hacked === undefined")).isEqualTo(true);
        assertThat(page.complaints()).isEmpty();
    }
}
