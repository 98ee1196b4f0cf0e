package com.wildrydes.local.frontdoor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/// An error in the form of RFC 9457, for what is not an AWS API.
public final class Problem {
    private static final JsonMapper JSON = new JsonMapper();

    private Problem() {}

    /// An answer that says what went wrong.
    ///
    /// @param detail what went wrong and what to do
    public static AwsResponse answer(int status, String detail) {
        Map<String, Object> problem = Map.of(
                "type", "about:blank", "title", HttpStatus.getMessage(status), "status", status, "detail", detail);
        return AwsResponse.text(
                status, "application/problem+json", JSON.valueToTree(problem).toString());
    }
}
