package com.wildrydes.processors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.dependency.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final Deadline DEADLINE = Deadline.in(Duration.ofDays(1), () -> 0);

    private final Router router = new Router(
            List.of(
                    route("GET", "/things"),
                    route("POST", "/things"),
                    route("GET", "/things/{id}/parts/{part}"),
                    route("GET", "/names/{name+}")),
            call -> Response.json("other".getBytes(StandardCharsets.UTF_8)));

    @Test
    void the_route_of_the_path_and_the_method_answers() throws Exception {
        assertThat(answer("GET", "/things")).isEqualTo("GET /things {}");
        assertThat(answer("POST", "/things")).isEqualTo("POST /things {}");
        assertThat(answer("HEAD", "/things")).isEqualTo("GET /things {}");
    }

    @Test
    void parameters_stand_for_segments() throws Exception {
        assertThat(answer("GET", "/things/7/parts/a b")).isEqualTo("GET /things/{id}/parts/{part} {id=7, part=a b}");
        assertThat(answer("GET", "/names/a/b/")).isEqualTo("GET /names/{name+} {name=a/b/}");
        assertThat(answer("GET", "/names/{name+}")).isEqualTo("GET /names/{name+} {name={name+}}");
    }

    @Test
    void other_paths_are_read_from_elsewhere_and_written_nowhere() throws Exception {
        for (String path : List.of("/", "/thing", "/things/", "/things/7", "/things//parts/1", "/names", "/names/")) {
            assertThat(answer("GET", path)).isEqualTo("other");
            assertThatThrownBy(() -> answer("POST", path)).as(path).hasMessage("404: nothing is at this address");
        }
    }

    @Test
    void another_method_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> answer("DELETE", "/things"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(405);
                    assertThat(problem.response().headers()).containsEntry("allow", "GET, HEAD, POST");
                });
    }

    private String answer(String method, String path) throws Exception {
        var request = new Request("id", method, path, "", Map.of(), List.of(), new byte[0]);
        return new String(router.answer(request, DEADLINE).body(), StandardCharsets.UTF_8);
    }

    private static Route route(String method, String pattern) {
        return new Route(
                method,
                pattern,
                Set.of(),
                call -> Response.json(
                        (method + " " + pattern + " " + new TreeMap<>(call.path())).getBytes(StandardCharsets.UTF_8)));
    }
}
