package com.wildrydes.processors.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP request.
///
/// @param id API Gateway's name for it, as in its access log
/// @param method in capitals
/// @param path begins with a slash; percent-decoded, as API Gateway hands it over
/// @param queryString as it was sent, without the question mark; empty when there is none
/// @param headers by their names in lower case; of a header that came twice the values with a comma between
/// @param cookies each as `name=value`
/// @param body empty when there is none
public record Request(
        String id,
        String method,
        String path,
        String queryString,
        Map<String, String> headers,
        List<String> cookies,
        byte[] body) {

    /// The header's value, or null.
    ///
    /// @param name in lower case
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
