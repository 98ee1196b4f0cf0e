package com.wildrydes.dashboard.replay;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.FakeReplays.PastFix;
import com.wildrydes.dashboard.api.Unicorn;
import com.wildrydes.dashboard.browser.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Ten minutes of an hour ago, in the archive of a page's Api: Steady is well, Faint is low from second 200 to 300, and
/// Silent is not heard of from second 100 to 400. Today is in the live fleet alone.
record Past(Instant from) {
    static final int SECONDS = 600;
    /// The fleet that the page shows, as an expression.
    static final String FLEET = "wildRydes.source.fleet";

    static Past in(FakeApi api) {
        var past = new Past(api.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600));
        List<PastFix> fixes = new ArrayList<>();
        for (int second = 0; second <= SECONDS; second++) {
            fixes.add(past.fix("Steady", second, 150));
            fixes.add(past.fix("Faint", second, second >= 200 && second < 300 ? 60 : 150));
            if (second < 100 || second > 400) {
                fixes.add(past.fix("Silent", second, 150));
            }
        }
        api.replays().put(fixes);
        api.fleet().put(Unicorn.of("Today", api.now()));
        return past;
    }

    Instant to() {
        return from.plusSeconds(SECONDS);
    }

    PastFix fix(String name, int second, int health) {
        return new PastFix(name, from.plusSeconds(second), 40.7 + second * 1e-4, -73.98, health, 150);
    }

    /// Opens the page with it loaded, standing at that second.
    void open(Page page, int second, int speed) {
        page.open(link(second, speed)).waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.waitUntil("document.querySelector('.replay-counts').textContent !== ''");
    }

    String link(int second, int speed) {
        return "#replay=" + from + "/" + to() + "/" + from.plusSeconds(second) + "/" + speed;
    }

    long ms(int second) {
        return from.plusSeconds(second).toEpochMilli();
    }

    double shownSecond(Page page) {
        return (page.number("wildRydes.source.nowMs()") - from.toEpochMilli()) / 1000;
    }

    /// What the page shows of a unicorn, as an expression.
    static String shown(String column, String name) {
        return FLEET + "." + column + "[" + FLEET + ".index('" + name + "')]";
    }
}
