package com.wildrydes.local.apigateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a route answers: a method and a path, or all that no other route does (API Gateway Developer Guide, "Create
/// routes for HTTP APIs").
///
/// ```
/// GET /pets          exactly this path
/// GET /pets/{id}     one segment more, which the function gets as `id`
/// ANY /pets/{rest+}  one segment or more; a greedy variable is the last
/// $default           whatever is left
/// ```
///
/// @param method upper case, or `ANY`
/// @param segments of the path; none for `$default` and for `/`
/// @param isDefault whether it is `$default`
record RouteKey(String method, List<Segment> segments, boolean isDefault) {
    static final RouteKey DEFAULT = new RouteKey("ANY", List.of(), true);

    private static final Set<String> METHODS =
            Set.of("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9._-]+)(\\+?)}");

    /// One part of a route's path.
    sealed interface Segment {
        record Exact(String text) implements Segment {}

        record Variable(String name) implements Segment {}

        /// Takes all that is left, at least one segment.
        record Greedy(String name) implements Segment {}
    }

    RouteKey {
        segments = List.copyOf(segments);
    }

    /// Reads a key as API Gateway's own API has it: `GET /pets/{id}`, `$default`.
    ///
    /// @throws IllegalArgumentException for what is no route key
    static RouteKey parse(String key) {
        if (key.equals("$default")) {
            return DEFAULT;
        }
        int space = key.indexOf(' ');
        String method = space < 0 ? key : key.substring(0, space);
        String path = key.substring(space + 1);
        if (space < 0 || !METHODS.contains(method) || !path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "a route key must be $default, or a method or ANY and a path, such as GET /pets/{id}: " + key);
        }
        List<Segment> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : segments(path)) {
            Segment segment = segment(text, key);
            if (!segments.isEmpty() && segments.getLast() instanceof Segment.Greedy) {
                throw new IllegalArgumentException("a greedy variable must be the last of its path: " + key);
            }
            if (!(segment instanceof Segment.Exact) && !names.add(text.replaceAll("[{}+]", ""))) {
                throw new IllegalArgumentException("a path must not name two variables alike: " + key);
            }
            segments.add(segment);
        }
        return new RouteKey(method, segments, false);
    }

    private static Segment segment(String text, String key) {
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            String name = variable.group(1);
            return variable.group(2).isEmpty() ? new Segment.Variable(name) : new Segment.Greedy(name);
        }
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("a variable must be a whole segment, {name} or {name+}: " + key);
        }
        return new Segment.Exact(text);
    }

    /// A path's segments: `/pets/6` has `pets` and `6`, `/` has none.
    static List<String> segments(String path) {
        return path.equals("/") ? List.of() : Arrays.asList(path.substring(1).split("/", -1));
    }

    /// What the path's variables are, where this route answers.
    ///
    /// @param path decoded
    Optional<Map<String, String>> match(String calledMethod, String path) {
        if (isDefault) {
            return Optional.of(Map.of());
        }
        if (!method.equals("ANY") && !method.equals(calledMethod)) {
            return Optional.empty();
        }
        List<String> called = segments(path);
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (i >= called.size()) {
                return Optional.empty();
            }
            switch (segments.get(i)) {
                case Segment.Exact(String text) -> {
                    if (!text.equals(called.get(i))) {
                        return Optional.empty();
                    }
                }
                case Segment.Variable(String name) -> variables.put(name, called.get(i));
                case Segment.Greedy(String name) -> {
                    variables.put(name, String.join("/", called.subList(i, called.size())));
                    return Optional.of(variables);
                }
            }
        }
        return called.size() == segments.size() ? Optional.of(variables) : Optional.empty();
    }

    /// How narrow a route is: of several that answer, the one with the least is taken. A path without variables goes
    /// before one with them, a greedy one comes last but for `$default`, and a method goes before `ANY`.
    int breadth() {
        if (isDefault) {
            return Integer.MAX_VALUE;
        }
        int breadth = method.equals("ANY") ? 1 : 0;
        for (int i = 0; i < segments.size(); i++) {
            breadth += switch (segments.get(i)) {
                case Segment.Exact _ -> 0;
                case Segment.Variable _ -> 2;
                // The longer the path before it, the narrower.
                case Segment.Greedy _ -> 1_000_000 - 1_000 * i;
            };
        }
        return breadth;
    }

    @Override
    public String toString() {
        if (isDefault) {
            return "$default";
        }
        StringBuilder path = new StringBuilder(method).append(" ");
        for (Segment segment : segments) {
            path.append('/')
                    .append(
                            switch (segment) {
                                case Segment.Exact(String text) -> text;
                                case Segment.Variable(String name) -> '{' + name + '}';
                                case Segment.Greedy(String name) -> '{' + name + "+}";
                            });
        }
        return segments.isEmpty() ? path.append('/').toString() : path.toString();
    }
}
