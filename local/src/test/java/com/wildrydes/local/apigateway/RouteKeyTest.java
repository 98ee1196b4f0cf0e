package com.wildrydes.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteKeyTest {
    private static final List<String> KEYS = List.of(
            "$default",
            "ANY /{all+}",
            "ANY /pets/{rest+}",
            "ANY /pets/{id}",
            "GET /pets/{id}",
            "GET /pets/dogs",
            "GET /pets/{id}/toys/{toy}",
            "GET /");

    private final Routes routes =
            new Routes(KEYS.stream().map(RouteKeyTest::route).toList());

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dogs, GET /pets/dogs",
        "GET, /pets/6, GET /pets/{id}",
        "PUT, /pets/6, ANY /pets/{id}",
        "PUT, /pets/6/name, ANY /pets/{rest+}",
        "GET, /pets/6/toys/7, GET /pets/{id}/toys/{toy}",
        "GET, /cars, ANY /{all+}",
        "GET, /, GET /",
        "POST, /, $default",
    })
    void the_narrowest_route_answers(String method, String path, String key) {
        assertThat(routes.find(method, path)).map(match -> match.route().key()).contains(key);
    }

    @Test
    void variables_are_named_and_a_greedy_one_takes_all_that_is_left() {
        assertThat(parameters("GET", "/pets/6/toys/7")).contains(Map.of("id", "6", "toy", "7"));
        assertThat(parameters("PUT", "/pets/a/b/c")).contains(Map.of("rest", "a/b/c"));
        assertThat(parameters("POST", "/")).contains(Map.of());
    }

    @Test
    void without_a_default_route_a_path_may_have_none() {
        Routes few = new Routes(List.of(route("GET /pets/{rest+}"), route("GET /cars/{id}")));

        assertThat(few.find("GET", "/pets")).isEmpty();
        assertThat(few.find("GET", "/cars/1/2")).isEmpty();
        assertThat(few.find("POST", "/cars/1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /pets", "ANY /pets/{id}", "GET /pets/{rest+}", "$default"})
    void a_key_is_written_as_it_was_read(String key) {
        assertThat(RouteKey.parse(key)).hasToString(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET              | a route key must be $default, or a method or ANY and a path, such as GET /pets/{id}: GET",
                "FETCH /pets      | a route key must be $default",
                "GET pets         | a route key must be $default",
                "GET /{all+}/more | a greedy variable must be the last of its path: GET /{all+}/more",
                "GET /{a}/{a}     | a path must not name two variables alike: GET /{a}/{a}",
                "GET /pet{id}     | a variable must be a whole segment, {name} or {name+}: GET /pet{id}",
            })
    void what_is_no_route_key_is_refused(String key, String rule) {
        assertThatThrownBy(() -> RouteKey.parse(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void a_timeout_is_within_those_of_http_apis() {
        assertThatThrownBy(() -> new Route("api", "$default", "Api", Duration.ofMillis(49)))
                .hasMessage("TimeoutInMillis must be from 50 to 30000: 49");
        assertThatThrownBy(() -> new Route("api", "$default", "Api", Duration.ofMillis(30_001)))
                .hasMessage("TimeoutInMillis must be from 50 to 30000: 30001");
    }

    private Optional<Map<String, String>> parameters(String method, String path) {
        return routes.find(method, path).map(Routes.Match::pathParameters);
    }

    private static Route route(String key) {
        return new Route("api", key, "Api", Route.LONGEST_TIMEOUT);
    }
}
