package com.wildrydes.processors.api;

import static com.wildrydes.processors.api.TestFleet.unicorn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.processors.aggregator.Aggregator;
import com.wildrydes.processors.aggregator.DynamoDbMinuteTable;
import com.wildrydes.processors.aggregator.KnownItems;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fixtures.StreamRecords;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.telemetry.StatusEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicornRoutesTest {

    private static LocalDynamoDb server;

    private TestApi api;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void wire() {
        api = new TestApi(server.clients());
    }

    @Test
    void a_unicorn_is_shown_with_its_minutes_newest_first() throws Exception {
        Instant now = api.now();
        api.fleet().put(now, unicorn("Shadowfax", now));
        count("Shadowfax", now.minusSeconds(119), now.minusSeconds(61), now.minusSeconds(1));
        JsonNode answer = api.get("/api/unicorns/Shadowfax").json();
        assertThat(answer.get("statusTime").textValue()).isEqualTo("2026-07-21T09:15:00.000Z");
        assertThat(answer.get("arrivedAt").textValue()).isEqualTo("2026-07-21T09:15:00.000Z");
        assertThat(answer.get("gone").booleanValue()).isFalse();
        assertThat(answer.get("minutes").toString())
                .isEqualTo("[{\"minute\":\"2026-07-21T09:14:00.000Z\",\"distance\":12.5,\"samples\":1,"
                        + "\"minHealthPoints\":150,\"maxHealthPoints\":150,\"minMagicPoints\":140,"
                        + "\"maxMagicPoints\":140,\"latitude\":40.5,\"longitude\":-73.5,"
                        + "\"lastStatusTime\":\"2026-07-21T09:14:59.000Z\"},"
                        + "{\"minute\":\"2026-07-21T09:13:00.000Z\",\"distance\":25.0,\"samples\":2,"
                        + "\"minHealthPoints\":150,\"maxHealthPoints\":150,\"minMagicPoints\":140,"
                        + "\"maxMagicPoints\":140,\"latitude\":40.5,\"longitude\":-73.5,"
                        + "\"lastStatusTime\":\"2026-07-21T09:13:59.000Z\"}]");
    }

    @Test
    void a_silent_unicorn_is_gone() throws Exception {
        api.fleet().put(api.now(), unicorn("Shadowfax", api.now()));
        api.pass(Duration.ofSeconds(31));
        assertThat(api.get("/api/unicorns?name=Shadowfax").json().get("gone").booleanValue())
                .isTrue();
    }

    @Test
    void minutes_are_those_of_the_time_that_is_asked_for() throws Exception {
        Instant now = api.now();
        api.fleet().put(now, unicorn("Shadowfax", now));
        Instant[] events = new Instant[90];
        for (int i = 0; i < events.length; i++) {
            events[i] = now.minusSeconds(60L * i + 30);
        }
        count("Shadowfax", events);
        assertThat(minutes("name=Shadowfax")).hasSize(60).first().isEqualTo("2026-07-21T09:14:00.000Z");
        assertThat(minutes("name=Shadowfax&from=2026-07-21T07:00:00Z")).hasSize(90);
        assertThat(minutes("name=Shadowfax&from=2026-07-21T09:00:30Z&to=2026-07-21T09:02:00Z"))
                .containsExactly("2026-07-21T09:01:00.000Z", "2026-07-21T09:00:00.000Z");
        assertThat(minutes("name=Shadowfax&to=2026-07-21T07:46:00Z")).containsExactly("2026-07-21T07:45:00.000Z");
        assertThat(minutes("name=Shadowfax&from=2026-07-22T00:00:00Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "🦄🏳️‍🌈",
                "شادوفاكس",
                "a/b",
                "Who?",
                "50%25",
                "a+b &c=d#e",
                "../x",
                "/",
                "."
            })
    void every_name_can_be_asked_for(String name) throws Exception {
        api.fleet().put(api.now(), unicorn(name, api.now()));
        Answer answer = api.get("/api/unicorns?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("name").textValue()).isEqualTo(name);
    }

    @Test
    void the_longest_name_of_emoji_can_be_asked_for() throws Exception {
        every_name_can_be_asked_for("🦄".repeat(64));
    }

    @Test
    void a_path_is_taken_as_api_gateway_decoded_it() throws Exception {
        api.fleet().put(api.now(), unicorn("50%25/b c", api.now()));
        assertThat(api.get("/api/unicorns/50%25/b c").json().get("name").textValue())
                .isEqualTo("50%25/b c");
    }

    @Test
    void of_one_whose_state_is_no_longer_kept_the_minutes_that_are_asked_for_are_told() throws Exception {
        Instant then = api.now().minus(Duration.ofDays(3));
        count("Bygone", then);
        String minute = "&from=" + then.minusSeconds(60) + "&to=" + then.plusSeconds(60);

        JsonNode answer = api.get("/api/unicorns?name=Bygone" + minute).json();

        assertThat(answer.get("minutes").findValuesAsText("samples")).containsExactly("1");
        assertThat(answer.fieldNames()).toIterable().containsExactly("name", "minutes");
        assertThat(api.get("/api/unicorns?name=Nobody" + minute).status()).isEqualTo(404);
        assertThat(api.get("/api/unicorns?name=Bygone").status()).isEqualTo(404);
    }

    @Test
    void an_unknown_unicorn_is_not_found() {
        for (String path : new String[] {"/api/unicorns/Bill", "/api/unicorns?name=Bill"}) {
            Answer answer = api.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.detail()).isEqualTo("no unicorn is called Bill, or none of its events arrived for a day");
        }
        assertThat(api.get("/api/unicorns/").status()).isEqualTo(404);
    }

    @Test
    void a_search_finds_parts_of_names_whatever_their_case_and_coding() throws Exception {
        Instant now = api.now();
        api.fleet()
                .put(
                        now,
                        unicorn("Shadowfax", now),
                        unicorn("shadow", now),
                        unicorn("Moonshadow", now),
                        unicorn("Bill", now),
                        unicorn("Rene\u0301e", now),
                        unicorn("🦄 Bill", now));
        assertThat(found("SHADOW")).containsExactly("shadow", "Shadowfax", "Moonshadow");
        assertThat(found("SHADOW&limit=1")).containsExactly("shadow");
        assertThat(found("ren%C3%A9")).containsExactly("Rene\u0301e");
        assertThat(found("%F0%9F%A6%84")).containsExactly("🦄 Bill");
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertRefused("", "either search (a part of a name) or name (a whole one) must be given");
        assertRefused("?search=a&name=b", "either search (a part of a name) or name (a whole one) must be given");
        assertRefused("?search=", "search must have 1 to 64 characters: has 0");
        assertRefused("?name=" + "x".repeat(65), "name must have 1 to 64 characters: has 65");
        assertRefused("?search=a&limit=0", "limit must be a whole number from 1 to 100: 0");
        assertRefused("?search=a&limit=%2B5", "limit must be a whole number from 1 to 100: +5");
        assertRefused("?search=a&limit=%D9%A5", "limit must be a whole number from 1 to 100: ٥");
        assertRefused("?search=a&limit=99999999999", "limit must be a whole number from 1 to 100: 99999999999");
        assertRefused("?search=a&limit=1.5", "limit must be a whole number from 1 to 100: 1.5");
        assertRefused("?name=a&limit=5", "limit does not go with name");
        assertRefused("?search=a&to=2026-07-21T09:15:00Z", "to does not go with search");
        assertRefused(
                "?name=a&from=yesterday",
                "from must be a time as 2026-07-21T09:15:00Z, in the years 0000 to 9999: yesterday");
        assertRefused(
                "?name=a&to=%2B10000-01-01T00:00:00Z",
                "to must be a time as 2026-07-21T09:15:00Z, in the years 0000 to 9999: +10000-01-01T00:00:00Z");
        assertRefused(
                "?name=a&from=2026-07-21T09:15:00Z&to=2026-07-21T09:15:00Z",
                "from must be before to: 2026-07-21T09:15:00Z and 2026-07-21T09:15:00Z");
    }

    private void assertRefused(String query, String detail) {
        Answer answer = api.get("/api/unicorns" + query);
        assertThat(answer.status()).as(query).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo(detail);
    }

    private List<String> found(String query) {
        var names = new ArrayList<String>();
        api.restart()
                .get("/api/unicorns?search=" + query)
                .json()
                .get("unicorns")
                .forEach(unicorn -> names.add(unicorn.get("name").textValue()));
        return names;
    }

    private List<String> minutes(String query) {
        return api.get("/api/unicorns?" + query).json().get("minutes").findValuesAsText("minute");
    }

    /// By the Aggregator itself.
    private void count(String name, Instant... times) {
        var batch = new ArrayList<KinesisRecord>();
        for (Instant time : times) {
            batch.add(StreamRecords.plain(
                    batch.size(), new StatusEvent(name, time.toEpochMilli(), 40.5, -73.5, 12.5, 150, 140)));
        }
        var random = new Random(1);
        new Aggregator(
                        new DynamoDbMinuteTable(api.clients().dynamoDb(), api.sensorTable()),
                        new KnownItems(1 << 20),
                        rejected -> {},
                        new Retry(random, pause -> {}),
                        random::nextLong,
                        4)
                .process(batch, Deadline.in(Duration.ofMinutes(1), System::nanoTime));
    }
}
