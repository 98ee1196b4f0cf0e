package com.wildrydes.dashboard.replay;

import static com.wildrydes.dashboard.replay.Past.FLEET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.wildrydes.dashboard.api.Asked;
import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Reply;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/// A replay is chosen and loaded.
@ExtendWith(InBrowser.class)
class ReplayLoadingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Past past;

    @BeforeEach
    void past(FakeApi api) {
        past = Past.in(api);
    }

    @Test
    void a_preset_is_played_at_once(FakeApi api, Page page) throws Exception {
        api.replays().ride(5);
        page.open().find("#replay-button").click();
        page.waitUntil("document.activeElement.textContent === 'Last 5 minutes'");
        page.press(Keys.ENTER);
        page.waitUntil("wildRydes.source !== wildRydes.live && " + FLEET + ".count >= 4");

        JsonNode asked = JSON.readTree(api.asked("/api/replays").stream()
                .filter(each -> each.method().equals("POST"))
                .findFirst()
                .orElseThrow()
                .body());
        Instant begin = Instant.parse(asked.get("from").textValue());
        assertThat(Duration.between(begin, Instant.parse(asked.get("to").textValue())))
                .hasMinutes(5);
        page.waitUntil("wildRydes.source.nowMs() > " + (begin.toEpochMilli() + 2000));
        assertThat(page.text("#banner")).startsWith("Replay, not live: ");
        assertThat(page.find("#replay-button").getDomAttribute("aria-pressed")).isEqualTo("true");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void a_key_opens_and_closes_it(FakeApi api, Page page) {
        page.open();
        page.press("r");
        page.waitUntil("document.querySelector('#replay').dataset.state === 'choosing'");
        page.find(".replay-close").click();
        assertThat(page.find("#replay").isDisplayed()).isFalse();
    }

    @Test
    void ends_that_make_no_range_are_told_before_anything_is_asked(FakeApi api, Page page) {
        page.open().find("#replay-button").click();
        page.waitUntil("document.querySelector('#replay-from').value !== ''");
        page.run("document.querySelector('#replay-to').value = document.querySelector('#replay-from').value");
        page.find("#replay .button-main").click();
        assertThat(page.text("#replay [role=alert]")).isEqualTo("The range must end after it begins.");
        page.run("document.querySelector('#replay-from').value = ''");
        page.find("#replay .button-main").click();
        assertThat(page.text("#replay [role=alert]")).startsWith("Give the date and the time of both ends");
        assertThat(api.asked("/api/replays")).noneMatch(asked -> asked.method().equals("POST"));
    }

    @Test
    void a_range_that_the_server_refuses_is_told_in_its_words(FakeApi api, Page page) {
        Instant later = api.now().plusSeconds(7200).truncatedTo(ChronoUnit.SECONDS);
        page.open("#replay=" + past.from() + "/" + later + "/" + past.from() + "/1")
                .waitUntil("document.querySelector('#replay').dataset.state === 'failed'");
        assertThat(page.text("#replay [role=alert]")).startsWith("A range must not end in the future: to=");
    }

    @Test
    void a_range_without_events_says_so(FakeApi api, Page page) {
        api.replays().put(List.of());
        page.open(past.link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'empty'");
        assertThat(page.text("#replay")).contains("the archive has no events of this time");
        assertThat(page.state("wildRydes.source === wildRydes.live")).isEqualTo(true);
    }

    @Test
    void it_says_how_far_the_archive_reaches_or_that_this_is_not_known(FakeApi api, Page page) {
        api.on("/api/replays", Reply.problem(503, "Service Unavailable", "data is not available just now: ask again"));
        page.open().find("#replay-button").click();
        page.eventually(each -> assertThat(each.text("#replay [role=alert]")).contains("ask again"));
        api.off("/api/replays");
        page.find(".replay-times ~ .button").click();
        page.eventually(each -> assertThat(each.text(".replay-reach")).contains("up to about", "1 min 1"));
    }

    @Test
    void an_older_question_how_far_the_archive_reaches_says_nothing_any_more(FakeApi api, Page page) {
        var late = new CountDownLatch(1);
        var asked = new AtomicInteger();
        api.on(
                "/api/replays",
                each -> asked.getAndIncrement() == 0
                        ? Reply.problem(503, "Service Unavailable", "ask again").after(late)
                        : api.replays().reply(each));
        page.open().find("#replay-button").click();
        page.find("#replay-button").click();
        page.find("#replay-button").click();
        page.eventually(each -> assertThat(each.text(".replay-reach")).contains("up to about"));

        late.countDown();
        page.waitUntil("performance.getEntriesByName(document.baseURI.split('#')[0] + 'api/replays').length === 2");
        page.run("return new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))");

        assertThat(page.text(".replay-reach")).contains("up to about");
        assertThat(page.find("#replay [role=alert]").isDisplayed()).isFalse();
    }

    @Test
    void how_far_the_archive_reaches_takes_the_focus_from_nobody(FakeApi api, Page page) {
        var told = new CountDownLatch(1);
        api.on("/api/replays", (Asked asked) -> api.replays().reply(asked).after(told));
        page.open().find("#replay-button").click();
        page.find("#fleet-search").click();
        told.countDown();
        page.waitUntil("!document.querySelector('.replay-presets button').disabled");

        assertThat(focused(page)).isEqualTo("fleet-search");
    }

    @Test
    void a_replay_that_has_loaded_takes_the_focus_from_nobody(FakeApi api, Page page) {
        var loaded = new CountDownLatch(1);
        api.on("/api/replays", (Asked asked) -> api.replays().reply(asked).after(loaded));
        page.open(past.link(0, 1)).waitUntil("document.activeElement.textContent === 'Cancel'");
        page.find("#fleet-search").click();
        loaded.countDown();
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");

        assertThat(focused(page)).isEqualTo("fleet-search");
    }

    @Test
    void who_waits_for_a_replay_goes_on_with_what_became_of_it(FakeApi api, Page page) {
        api.on("/api/replays", Reply.problem(400, "Bad Request", "no such range"));
        page.open(past.link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'failed'");
        assertThat(page.state("document.activeElement.textContent")).isEqualTo("Try again");

        api.off("/api/replays");
        page.press(Keys.ENTER);
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        assertThat(page.state("document.activeElement.ariaLabel")).isEqualTo("Play");

        api.replays().put(List.of());
        page.open(past.link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'empty'");
        assertThat(page.state("document.activeElement.textContent")).isEqualTo("Other time");
    }

    @Test
    void the_start_of_the_engine_is_told_while_it_is_waited_for(FakeApi api, Page page) {
        var ready = new CountDownLatch(1);
        api.on("/api/replays", asked -> {
            if (asked.path().endsWith("/api/replays")) {
                return Reply.json(JsonNodeFactory.instance.objectNode().put("id", "x"));
            }
            return Reply.json(JsonNodeFactory.instance
                    .objectNode()
                    .put("state", ready.getCount() > 0 ? "waiting" : "failed")
                    .put("message", "The query engine is starting, as it does with the first query"));
        });
        page.open(past.link(0, 1));
        page.eventually(each -> assertThat(each.text("#replay"))
                .contains("The query engine is starting, as it does with the first query…"));
        assertThat(page.state("wildRydes.source === wildRydes.live")).isEqualTo(true);
        page.assertAccessible();
        page.find("#replay .replay-ways button").click();
        assertThat(page.state("document.querySelector('#replay').dataset.state"))
                .isEqualTo("choosing");
        page.waitUntil("!location.hash.includes('replay')");
    }

    @Test
    void a_query_that_failed_says_why_and_is_tried_again(FakeApi api, Page page) {
        var asked = new AtomicInteger();
        api.on("/api/replays", each -> {
            if (each.method().equals("POST")) {
                asked.incrementAndGet();
            }
            return each.path().endsWith("/api/replays")
                    ? Reply.json(JsonNodeFactory.instance.objectNode().put("id", "x"))
                    : Reply.json(JsonNodeFactory.instance
                            .objectNode()
                            .put("state", "failed")
                            .put("message", "the query was stopped in Athena: ask again"));
        });
        page.open(past.link(120, 5)).waitUntil("document.querySelector('#replay').dataset.state === 'failed'");
        assertThat(page.text("#replay [role=alert]")).isEqualTo("The query was stopped in Athena: ask again.");
        assertThat(asked).hasValue(1);
        api.off("/api/replays");
        page.find("#replay .replay-ways button").click();
        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        assertThat(past.shownSecond(page)).isEqualTo(120);
    }

    @Test
    void the_script_that_reads_it_is_loaded_again_when_it_did_not_come(FakeApi api, Page page) {
        var asked = new AtomicInteger();
        api.on("/js/replay/worker.js", _ -> {
            asked.incrementAndGet();
            return Reply.status(503);
        });
        page.open(past.link(120, 5));
        page.eventually(_ -> assertThat(asked).hasValueGreaterThan(1));

        api.off("/js/replay/worker.js");

        page.waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        assertThat(past.shownSecond(page)).isEqualTo(120);
    }

    @Test
    void what_fails_in_passing_is_tried_again_without_a_word(FakeApi api, Page page) {
        var failures = new AtomicInteger();
        api.on(
                "/api/replays",
                asked -> failures.incrementAndGet() <= 2 ? Reply.status(500) : Reply.text("{\"id\":\"x\"}"));
        api.on(
                "/api/replays/x",
                asked -> failures.incrementAndGet() <= 5 ? Reply.tooMany(0) : Reply.text("{\"state\":\"ready\"}"));
        api.on(
                "/api/replays/x/fixes",
                asked -> failures.incrementAndGet() <= 8
                        ? Reply.text("half an ans")
                        : Reply.text("""
                        {"from":"%s","to":"%s","through":"%s","stepMs":1000,"unicorns":[{"name":"A","times":[0],"resumed":[],
                         "latitudes":[40700000],"longitudes":[-73980000],"health":[1],"magic":[2]}]}""".formatted(past.from(), past.to(), past.to())));
        page.open(past.link(0, 1)).waitUntil("document.querySelector('#replay').dataset.state === 'playing'");
        page.waitUntil(FLEET + ".count === 1");
        assertThat(failures).hasValueGreaterThan(8);
    }

    private static String focused(Page page) {
        return String.valueOf(page.state("document.activeElement.id"));
    }
}
