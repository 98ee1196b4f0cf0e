package com.wildrydes.dashboard.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A request that the scripted Api got.
///
/// @param query as it was sent, without the question mark; empty for none
/// @param body  of a POST; empty for none
public record Asked(String method, String path, String query, String body) {
    /// A parameter of the query, decoded.
    public Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }
}
