package com.wildrydes.dashboard;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// axe-core finds nothing wrong: light and dark, wide, medium and narrow, with each panel, each state, and the help.
@ExtendWith(InBrowser.class)
class AccessibilityTest {
    @BeforeEach
    void a_fleet_with_everything_in_it(FakeApi api) {
        Unicorn low = Unicorn.of("Shadowfax", api.now()).with(42, 180).riding(9, 45);
        api.fleet().put(low, Unicorn.of("\u0646\u062c\u0645\u0629", api.now()));
        var longAgo = api.now().minusSeconds(60);
        api.fleet().put(List.of(Unicorn.of("Gone", longAgo)), longAgo);
        api.alerts().raise("20261122T201500123Z-h-0000000000000001", low, "healthPoints", 42, api.now());
        api.alerts().raise("20261122T201600123Z-m-0000000000000001", low, "magicPoints", 41, api.now());
        api.alerts().acknowledge("20261122T201600123Z-m-0000000000000001");
    }

    @ParameterizedTest
    @CsvSource({
        "light, 1440, '#unicorn=Shadowfax'",
        "dark, 1440, '#unicorn=Shadowfax'",
        "light, 1280, '#unicorn=Gone&panel=alerts'",
        "dark, 1280, '#unicorn=Gone&panel=history'",
        "light, 1000, '#unicorn=Nobody'",
        "light, 390, '#unicorn=Shadowfax'",
        "dark, 390, '#panel=fleet'",
        "light, 390, '#panel=alerts'",
        "dark, 390, '#panel=history'"
    })
    void nothing_is_wrong_with_a_view(String theme, int width, String hash, Page page) {
        page.prefer("prefers-color-scheme", theme);
        page.resize(width, 844);
        page.open(hash).waitUntil("document.documentElement.dataset.feed === 'live'");
        page.waitUntil("document.querySelector('#detail').hidden || document.querySelector('.minutes tbody tr')"
                + " || document.querySelector('.detail-missing button')");

        page.assertAccessible();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 390"})
    void nothing_is_wrong_with_the_help(String theme, int width, Page page) {
        page.prefer("prefers-color-scheme", theme);
        page.resize(width, 844);
        page.open().press("?");
        page.waitUntil("document.getElementById('help').open");

        page.assertAccessible();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, '#panel=alerts'", "dark, 390, '#panel=fleet'"})
    void nothing_is_wrong_when_the_server_is_away(String theme, int width, String hash, FakeApi api, Page page) {
        page.prefer("prefers-color-scheme", theme);
        page.resize(width, 844);
        page.open(hash).waitUntil("document.documentElement.dataset.feed === 'live'");
        api.on("/api", Reply.status(503));
        page.waitUntil("document.documentElement.dataset.feed === 'disconnected'");
        page.waitUntil("document.querySelector('#panel-alerts .alerts-head').dataset.stale === 'true'");

        page.assertAccessible();
    }
}
