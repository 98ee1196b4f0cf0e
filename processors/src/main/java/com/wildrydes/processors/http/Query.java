package com.wildrydes.processors.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is behind a request's question mark: parameters, each at most once.
///
/// @param values by name, decoded
public record Query(Map<String, String> values) {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    /// The parameters of a query string in the form of `application/x-www-form-urlencoded`.
    ///
    /// @param known names that the route takes
    /// @throws ProblemException when a parameter is unknown, comes twice or cannot be decoded
    static Query parse(String queryString, Set<String> known) throws ProblemException {
        var values = new LinkedHashMap<String, String>();
        for (String pair : queryString.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = FormCoding.decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : FormCoding.decode(pair.substring(equals + 1));
            if (!known.contains(name)) {
                throw ProblemException.broken(unknown(name, known));
            }
            if (values.put(name, value) != null) {
                throw ProblemException.broken("parameter " + name + " must be given once: it came twice");
            }
        }
        return new Query(values);
    }

    private static String unknown(String name, Set<String> known) {
        if (known.isEmpty()) {
            return "this address takes no parameters: leave out '" + name + "'";
        }
        return Nearest.to(name, known)
                .map(nearest -> "unknown parameter '" + name + "': did you mean '" + nearest + "'?")
                .orElseGet(() ->
                        "unknown parameter '" + name + "': known here are " + String.join(", ", new TreeSet<>(known)));
    }

    /// The parameter's value, when it was given.
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The parameter's value as a whole number, when it was given.
    ///
    /// @throws ProblemException when it is none or out of range
    public Optional<Integer> integer(String name, int least, int most) throws ProblemException {
        String text = values.get(name);
        if (text == null) {
            return Optional.empty();
        }
        // Digits only: what parses takes those of every script, and a plus.
        if (WHOLE.matcher(text).matches()) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        }
        throw ProblemException.broken("%s must be a whole number from %d to %d: %s".formatted(name, least, most, text));
    }
}
