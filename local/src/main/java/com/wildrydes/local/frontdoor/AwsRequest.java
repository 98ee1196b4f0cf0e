package com.wildrydes.local.frontdoor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to an AWS service, whole.
///
/// @param id the request id; the answer carries it in `x-amzn-RequestId`
/// @param service the service's signing name
/// @param region the region of the credential scope, `us-east-1` without one
/// @param operation from X-Amz-Target, Action or the path; empty where the protocol does not name it
/// @param method HTTP method, upper case
/// @param path as sent, percent-encoded, starting with `/`
/// @param query as sent, without the question mark; empty without one
/// @param headers by lower-case name; of a repeated header the first
/// @param body unzipped; not to be changed
@SuppressWarnings("ArrayRecordComponent") // bodies are handed on, never compared
public record AwsRequest(
        String id,
        String service,
        String region,
        AwsProtocol protocol,
        String operation,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] body) {

    /// A header's first value.
    ///
    /// @param name in any case
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /// The path's segments, percent-decoded: `/2015-03-31/functions/a%3Ab` is `2015-03-31`, `functions`, `a:b`.
    /// A slash at the end adds none.
    public List<String> pathSegments() {
        int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        return Arrays.stream(path.substring(1, end).split("/", -1))
                .map(AwsRequest::decodePath)
                .toList();
    }

    /// The first value of a query parameter, decoded.
    public @Nullable String queryParameter(String name) {
        return FormParameters.parse(query).get(name);
    }

    /// The same request under the operation's name.
    public AwsRequest withOperation(String operation) {
        return new AwsRequest(id, service, region, protocol, operation, method, path, query, headers, body);
    }

    AwsRequest withBody(byte[] body) {
        return new AwsRequest(id, service, region, protocol, operation, method, path, query, headers, body);
    }

    AwsRequest withService(String service) {
        return new AwsRequest(id, service, region, protocol, operation, method, path, query, headers, body);
    }

    private static String decodePath(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
