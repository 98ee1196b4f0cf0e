package com.wildrydes.processors.http;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which requests a handler answers.
///
/// A pattern is made of segments: `/api/replays/{id}/fixes`. `{id}` stands for one segment that is not empty,
/// `{name+}`, which only comes last, for all that is left.
///
/// @param method in capitals; a route for GET answers HEAD as well
/// @param parameters of the query: others are refused
public record Route(String method, String pattern, Set<String> parameters, Handler handler) {

    public Route {
        if (!pattern.startsWith("/")) {
            throw new IllegalArgumentException("pattern must begin with a slash: " + pattern);
        }
        parameters = Set.copyOf(parameters);
    }

    /// What stands in the path for the pattern's parameters, by name; empty when the path is another route's.
    Optional<Map<String, String>> match(String path) {
        List<String> wanted = segments(pattern);
        List<String> given = segments(path);
        var values = new HashMap<String, String>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (i >= given.size()) {
                return Optional.empty();
            }
            if (segment.endsWith("+}")) {
                String rest = String.join("/", given.subList(i, given.size()));
                values.put(segment.substring(1, segment.length() - 2), rest);
                return rest.isEmpty() ? Optional.empty() : Optional.of(values);
            }
            if (segment.startsWith("{")) {
                if (given.get(i).isEmpty()) {
                    return Optional.empty();
                }
                values.put(segment.substring(1, segment.length() - 1), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return given.size() == wanted.size() ? Optional.of(values) : Optional.empty();
    }

    private static List<String> segments(String path) {
        var segments = new ArrayList<String>();
        int from = 1;
        for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
            segments.add(path.substring(from, slash));
            from = slash + 1;
        }
        segments.add(path.substring(Math.min(from, path.length())));
        return segments;
    }

    /// Answers requests. Thread-safe.
    @FunctionalInterface
    public interface Handler {

        /// The answer to one request.
        ///
        /// @throws ProblemException when the request cannot be answered as it is
        /// @throws UnavailableException when a service that the answer needs does not answer
        /// @throws RefusedException when a service that the answer needs refuses the call
        Response handle(Call call)
                throws ProblemException, UnavailableException, RefusedException, InterruptedException;
    }
}
