package com.wildrydes.local.apigateway;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The routes of an API, the narrowest first. Thread-safe.
final class Routes {
    private final List<Keyed> routes;

    private record Keyed(RouteKey key, Route route) {}

    /// A route that answers a request, and the variables of its path.
    record Match(Route route, Map<String, String> pathParameters) {}

    Routes(List<Route> routes) {
        this.routes = routes.stream()
                .map(route -> new Keyed(RouteKey.parse(route.key()), route))
                .sorted(Comparator.comparingInt(keyed -> keyed.key().breadth()))
                .toList();
    }

    /// The narrowest route that answers.
    ///
    /// @param path decoded
    Optional<Match> find(String method, String path) {
        for (Keyed candidate : routes) {
            Optional<Match> match =
                    candidate.key().match(method, path).map(variables -> new Match(candidate.route(), variables));
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }
}
