package com.wildrydes.processors.http;

import com.wildrydes.processors.dependency.Deadline;
import java.util.Map;

/// A request that a route was found for.
///
/// @param path what stood for the parameters of the route's pattern
/// @param query what is behind the question mark
/// @param deadline when nothing new is to be begun for it
public record Call(Request request, Map<String, String> path, Query query, Deadline deadline) {

    /// What stood in the path for a parameter of the route's pattern.
    public String path(String parameter) {
        String value = path.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("the route's pattern has no such parameter: " + parameter);
        }
        return value;
    }
}
