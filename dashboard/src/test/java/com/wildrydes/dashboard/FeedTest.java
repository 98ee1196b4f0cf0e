package com.wildrydes.dashboard;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class FeedTest {
    @Test
    void shows_the_fleet_and_what_changes_in_it(FakeApi api, Page page) {
        Unicorn shadowfax = Unicorn.of("Shadowfax", api.now());
        api.fleet().put(shadowfax, Unicorn.of("Thunderhoof", api.now()));
        page.open().waitUntil("wildRydes.feed.fleet.count === 2");

        api.fleet().put(shadowfax.at(api.now().plusMillis(1)).with(42, 180));

        page.waitUntil("wildRydes.feed.fleet.health[wildRydes.feed.fleet.index('Shadowfax')] === 42");
        page.waitUntil("wildRydes.feed.state === 'live'");
    }
}
