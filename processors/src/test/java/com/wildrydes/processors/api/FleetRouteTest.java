package com.wildrydes.processors.api;

import static com.wildrydes.processors.api.TestFleet.unicorn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import com.wildrydes.processors.fleet.UnicornState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetRouteTest {

    private static final Map<String, String> GZIP = Map.of("accept-encoding", "gzip, deflate, br");
    private static LocalDynamoDb server;

    private TestApi api;
    private TestFleet fleet;

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
        fleet = api.fleet();
    }

    @Test
    void a_unicorn_is_shown_with_all_its_fields() throws Exception {
        fleet.put(api.now(), unicorn("Shadowfax", api.now().minusMillis(877)));
        JsonNode answer = api.get("/api/fleet").json();
        assertThat(answer.get("unicorns").toString())
                .isEqualTo("[{\"name\":\"Shadowfax\",\"statusTime\":\"2026-07-21T09:14:59.123Z\","
                        + "\"latitude\":40.748817,\"longitude\":-73.985428,\"healthPoints\":150,\"magicPoints\":140,"
                        + "\"speed\":4.2,\"heading\":0.0}]");
        assertThat(answer.get("gone").toString()).isEqualTo("[]");
        assertThat(answer.get("asOf").textValue()).isEqualTo("2026-07-21T09:15:00.000Z");
        assertThat(answer.get("lastArrival").textValue()).isEqualTo("2026-07-21T09:15:00.000Z");
        assertThat(answer.get("total").intValue()).isEqualTo(1);
        assertThat(answer.has("reset") || answer.has("more") || answer.has("cells"))
                .isFalse();
    }

    @Test
    void a_heading_or_speed_that_is_not_known_is_left_out() throws Exception {
        Instant now = api.now();
        fleet.put(
                now,
                new UnicornState(
                        "Bill", now.toEpochMilli(), 0, 0, 150, 140, 0, Double.NaN, now.toEpochMilli(), 0, null, null));
        assertThat(api.get("/api/fleet").text()).contains("\"speed\":0.0}").doesNotContain("NaN", "heading");
    }

    @Test
    void an_empty_fleet_is_an_answer_with_a_cursor() throws Exception {
        Answer empty = api.get("/api/fleet");
        assertThat(empty.json().get("total").intValue()).isZero();
        assertThat(empty.json().has("lastArrival")).isFalse();
        fleet.put(api.now(), unicorn("Bill", api.now()));
        Answer next = api.restart().get("/api/fleet?since=" + empty.cursor());
        assertThat(next.names()).containsExactly("Bill");
        assertThat(next.json().has("reset")).isFalse();
    }

    @Test
    void with_a_cursor_only_what_changed_is_told() throws Exception {
        fleet.put(api.now(), unicorn("Bill", api.now()), unicorn("Jill", api.now()));
        String cursor = api.get("/api/fleet").cursor();
        assertThat(api.get("/api/fleet?since=" + cursor).names()).isEmpty();
        api.pass(Duration.ofSeconds(1));
        fleet.put(api.now(), unicorn("Jill", api.now()));
        Answer next = api.restart().get("/api/fleet?since=" + cursor);
        assertThat(next.names()).containsExactly("Jill");
        assertThat(next.json().get("total").intValue()).isEqualTo(2);
    }

    @Test
    void a_unicorn_is_gone_after_thirty_seconds_and_told_so_once() throws Exception {
        fleet.put(api.now(), unicorn("Bill", api.now()), unicorn("Jill", api.now()));
        String cursor = api.get("/api/fleet").cursor();
        api.pass(Duration.ofSeconds(30));
        fleet.put(api.now(), unicorn("Jill", api.now()));
        Answer atThirty = api.restart().get("/api/fleet?since=" + cursor);
        assertThat(atThirty.gone()).isEmpty();
        api.pass(Duration.ofSeconds(1));
        Answer after = api.restart().get("/api/fleet?since=" + atThirty.cursor());
        assertThat(after.gone()).containsExactly("Bill");
        assertThat(after.names()).isEmpty();
        assertThat(api.get("/api/fleet?since=" + after.cursor()).gone()).isEmpty();
        assertThat(api.get("/api/fleet?since=" + cursor).gone()).containsExactly("Bill");
        Answer whole = api.get("/api/fleet");
        assertThat(whole.gone()).containsExactly("Bill");
        assertThat(whole.names()).containsExactly("Bill", "Jill");
    }

    @Test
    void nobody_is_gone_because_live_is_behind() throws Exception {
        Instant arrival = api.now();
        fleet.put(api.now(), unicorn("Bill", arrival));
        String cursor = api.get("/api/fleet").cursor();
        api.pass(Duration.ofMinutes(2));
        // Live writes again, and has come no further than ten seconds after Bill's event.
        fleet.put(api.now(), arrival.plusSeconds(10), List.of(unicorn("Bill", arrival)));
        Answer behind = api.restart().get("/api/fleet?since=" + cursor);
        assertThat(behind.gone()).isEmpty();
        // It catches up, and there was nothing more of Bill.
        fleet.put(api.now(), api.now(), List.of(unicorn("Bill", arrival)));
        assertThat(api.restart().get("/api/fleet?since=" + behind.cursor()).gone())
                .containsExactly("Bill");
    }

    @Test
    void a_unicorn_that_comes_back_is_told_and_not_gone() throws Exception {
        fleet.put(api.now(), unicorn("Bill", api.now()));
        api.pass(Duration.ofMinutes(1));
        Answer gone = api.get("/api/fleet");
        assertThat(gone.gone()).containsExactly("Bill");
        fleet.put(api.now(), unicorn("Bill", api.now()));
        Answer back = api.restart().get("/api/fleet?since=" + gone.cursor());
        assertThat(back.names()).containsExactly("Bill");
        assertThat(back.gone()).isEmpty();
    }

    @Test
    void a_cursor_from_another_epoch_begins_again() throws Exception {
        fleet.put(api.now(), unicorn("Bill", api.now()));
        String cursor = api.get("/api/fleet").cursor();
        TestApi other = new TestApi(server.clients());
        // Bill's block has the version that the cursor knows, but is another one.
        other.fleet().ofEpoch(78).put(other.now(), unicorn("Bill", other.now()), unicorn("Jill", other.now()));
        Answer answer = other.get("/api/fleet?since=" + cursor);
        assertThat(answer.json().get("reset").booleanValue()).isTrue();
        assertThat(answer.names()).containsExactly("Bill", "Jill");
        assertThat(other.get("/api/fleet?since=" + answer.cursor()).json().has("reset"))
                .isFalse();
    }

    @Test
    void a_cursor_of_a_table_that_was_restored_to_an_earlier_state_begins_again() throws Exception {
        fleet.put(api.now(), unicorn("Bill", api.now()));
        fleet.put(api.now(), unicorn("Bill", api.now()));
        String cursor = api.get("/api/fleet").cursor();
        TestApi restored = new TestApi(server.clients());
        restored.fleet().put(restored.now(), unicorn("Bill", restored.now()));
        Answer answer = restored.get("/api/fleet?since=" + cursor);
        assertThat(answer.json().get("reset").booleanValue()).isTrue();
        assertThat(answer.names()).containsExactly("Bill");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "AAAA", "not a cursor", "AQ", "____", "%00", "AVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV"})
    void a_cursor_that_no_answer_had_is_refused(String cursor) {
        Answer answer = api.get("/api/fleet?since=" + cursor.replace(" ", "+"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail())
                .isEqualTo("since must be a cursor of an answer before; leave it out to get the whole fleet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3",
                "1,2,3,4,5",
                "a,b,c,d",
                "NaN,0,1,1",
                "0,0,1e2,1",
                "-181,0,1,1",
                "0,0,181,1",
                "0,-91,1,1",
                "0,0,1,90.1",
                "0,2,1,1",
                "0,,1,1",
                " 0,0,1,1",
                "0x1,0,1,1",
                "Infinity,0,1,1",
                "9999,0,1,1"
            })
    void a_box_that_is_none_is_refused(String box) {
        Answer answer = api.get("/api/fleet?box=" + box.replace(" ", "+"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail())
                .startsWith("box must be west,south,east,north in degrees")
                .endsWith(": " + box);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "25", "ten", "NaN", "1e1"})
    void a_zoom_that_is_none_is_refused(String zoom) {
        Answer answer = api.get("/api/fleet?box=0,0,1,1&zoom=" + zoom);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("zoom must be a number from 0 to 24: " + zoom);
    }

    @Test
    void a_box_holds_what_is_in_it_and_a_quarter_around() throws Exception {
        Instant now = api.now();
        fleet.put(
                now,
                unicorn("in", now, 10, 10),
                unicorn("near", now, 10, 22),
                unicorn("far", now, 10, 26),
                unicorn("fiji-east", now, -17, 179.9),
                unicorn("fiji-west", now, -17, -179.9),
                unicorn("date-line", now, -17, 180),
                unicorn("north-pole", now, 90, 0),
                unicorn("south-pole", now, -90, -120));
        assertThat(api.get("/api/fleet?box=0,0,20,20&zoom=5").names()).containsExactly("in", "near");
        assertThat(api.get("/api/fleet?box=175,-20,-175,-10").names())
                .containsExactly("date-line", "fiji-east", "fiji-west");
        assertThat(api.get("/api/fleet?box=-180,-20,-179,-10").names())
                .containsExactly("date-line", "fiji-east", "fiji-west");
        assertThat(api.get("/api/fleet?box=-10,80,10,90").names()).containsExactly("north-pole");
        assertThat(api.get("/api/fleet?box=-130,-90,-110,-85").names()).containsExactly("south-pole");
        assertThat(api.get("/api/fleet?box=-180,-90,180,90").names()).hasSize(8);
        assertThat(api.get("/api/fleet?box=0,0,20,20").json().get("total").intValue())
                .isEqualTo(8);
    }

    @Test
    void another_box_is_told_what_the_box_before_did_not_hold() throws Exception {
        Instant now = api.now();
        fleet.put(now, unicorn("west", now, 0, -50), unicorn("middle", now, 0, 0), unicorn("east", now, 0, 50));
        Answer west = api.get("/api/fleet?box=-60,-5,10,5");
        assertThat(west.names()).containsExactly("middle", "west");
        Answer east = api.get("/api/fleet?box=-10,-5,60,5&since=" + west.cursor());
        assertThat(east.names()).containsExactly("east");
        assertThat(api.get("/api/fleet?since=" + east.cursor()).names()).containsExactly("west");
    }

    @Test
    void names_are_told_as_they_are() throws Exception {
        String[] names = {
            "<img src=x onerror=alert(1)>", "🦄🏳️‍🌈", "شادوفاكس", "a/b?c#d%e&f=g+h", "\"quoted\"\\", "\u2028"
        };
        UnicornState[] unicorns = new UnicornState[names.length];
        for (int i = 0; i < names.length; i++) {
            unicorns[i] = unicorn(names[i], api.now());
        }
        fleet.put(api.now(), unicorns);
        assertThat(api.get("/api/fleet").names()).containsExactlyInAnyOrder(names);
        assertThat(api.get("/api/fleet", GZIP).names()).containsExactlyInAnyOrder(names);
    }

    @Test
    void a_client_that_takes_gzip_gets_it() throws Exception {
        fleet.put(api.now(), api.now(), many(500));
        Answer packed = api.get("/api/fleet", GZIP);
        Answer plain = api.get("/api/fleet");
        assertThat(packed.header("content-encoding")).isEqualTo("gzip");
        assertThat(packed.header("vary")).isEqualTo("accept-encoding");
        assertThat(plain.headers()).doesNotContainKey("content-encoding").containsEntry("vary", "accept-encoding");
        assertThat(packed.json().get("unicorns")).isEqualTo(plain.json().get("unicorns"));
        assertThat(packed.sentBytes()).isLessThan(plain.sentBytes() / 3);
        assertThat(api.get("/api/fleet", Map.of("accept-encoding", "gzip;q=0")).headers())
                .doesNotContainKey("content-encoding");
    }

    @Test
    void a_hundred_thousand_unicorns_come_in_answers_that_lambda_takes() throws Exception {
        fleet.put(api.now(), api.now(), many(100_000));
        var names = new TreeSet<String>();
        String query = "";
        JsonNode answer;
        do {
            Answer page = api.get("/api/fleet" + query, GZIP);
            assertThat(page.lambdaBytes()).isLessThan(6_000_000);
            answer = page.json();
            names.addAll(page.names());
            query = "?since=" + page.cursor();
        } while (answer.path("more").booleanValue());
        assertThat(names).hasSize(100_000);
        Answer crowd = api.get("/api/fleet?box=-75,40,-73,42&zoom=11", GZIP);
        assertThat(crowd.names()).isEmpty();
        assertThat(sum(crowd.json().get("cells"), "count")).isEqualTo(100_000);
        assertThat(sum(crowd.json().get("cells"), "gone")).isZero();
        assertThat(crowd.json().get("cells").size()).isBetween(10, 64 * 64);
        assertThat(crowd.sentBytes()).isLessThan(100_000);
        Answer corner = api.get("/api/fleet?box=-74.15,40.65,-74.1,40.7&zoom=14&since=" + crowd.cursor(), GZIP);
        assertThat(corner.names()).isNotEmpty();
        assertThat(corner.json().has("cells")).isFalse();
        Answer unpacked = api.get("/api/fleet");
        assertThat(unpacked.status()).isEqualTo(200);
        assertThat(unpacked.lambdaBytes()).isLessThan(6_000_000);
    }

    @Test
    void names_that_take_much_room_come_in_answers_that_lambda_takes() throws Exception {
        String noise = "\u0001".repeat(58);
        Instant then = api.now().minusSeconds(31);
        List<UnicornState> all = IntStream.range(0, 20_000)
                .mapToObj(i -> unicorn(noise + (100_000 + i), then))
                .toList();
        fleet.put(api.now(), api.now(), all);
        var names = new TreeSet<String>();
        var gone = new TreeSet<String>();
        Answer answer = api.get("/api/fleet");
        for (boolean more = true; more; ) {
            assertThat(answer.lambdaBytes()).isLessThan(6_200_000);
            names.addAll(answer.names());
            gone.addAll(answer.gone());
            more = answer.json().has("more");
            answer = api.get("/api/fleet?since=" + answer.cursor());
        }
        assertThat(names).hasSize(20_000).isEqualTo(gone);
    }

    private static int sum(JsonNode cells, String field) {
        int sum = 0;
        for (JsonNode cell : cells) {
            sum += cell.get(field).intValue();
        }
        return sum;
    }

    private List<UnicornState> many(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i ->
                        unicorn("Unicorn " + i, api.now(), 40.5 + i % 317 / 1000.0, -74.3 + i / 317 % 631 / 1000.0))
                .toList());
    }
}
