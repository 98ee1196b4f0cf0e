package com.wildrydes.processors.http;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the route of a request. Thread-safe.
///
/// The first route whose pattern fits the path goes, so the order of routes matters where patterns overlap.
public final class Router {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final List<Route> routes;
    private final Route.Handler others;

    /// A router of these routes and nothing else.
    public Router(List<Route> routes) {
        this(routes, call -> {
            throw nothing();
        });
    }

    /// A router of these routes.
    ///
    /// @param others answers what is read from addresses that no route has; their queries are not looked at
    public Router(List<Route> routes, Route.Handler others) {
        this.routes = List.copyOf(routes);
        this.others = others;
    }

    /// The answer of the request's route.
    ///
    /// @throws ProblemException when there is none (404), not for this method (405), or the route cannot answer it
    public Response answer(Request request, Deadline deadline)
            throws ProblemException, UnavailableException, RefusedException, InterruptedException {
        var methods = new TreeSet<String>();
        for (Route route : routes) {
            Optional<Map<String, String>> path = route.match(request.path());
            if (path.isEmpty()) {
                continue;
            }
            if (answers(route, request.method())) {
                Query query = Query.parse(request.queryString(), route.parameters());
                return route.handler().handle(new Call(request, path.get(), query, deadline));
            }
            methods.add(route.method());
            if (route.method().equals("GET")) {
                methods.add("HEAD");
            }
        }
        if (methods.isEmpty()) {
            if (!READS.contains(request.method())) {
                throw nothing();
            }
            return others.handle(new Call(request, Map.of(), new Query(Map.of()), deadline));
        }
        String allowed = String.join(", ", methods);
        throw new ProblemException(
                405, "this address takes " + allowed + ": " + request.method(), Map.of("allow", allowed));
    }

    private static boolean answers(Route route, String method) {
        return route.method().equals(method)
                || (method.equals("HEAD") && route.method().equals("GET"));
    }

    private static ProblemException nothing() {
        return new ProblemException(404, "nothing is at this address");
    }
}
