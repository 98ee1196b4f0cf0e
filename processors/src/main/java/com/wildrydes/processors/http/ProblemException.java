package com.wildrydes.processors.http;

import java.util.Map;

/// A request that cannot be answered as it is: what the client is told, and all that it is told.
public final class ProblemException extends Exception {

    private final int status;
    private final String detail;
    private final Map<String, String> headers;

    /// A problem.
    ///
    /// @param status 400 to 599
    /// @param detail for people: the rule, the value and what to do; nothing about our insides
    /// @param headers that go with it, as `Retry-After`
    public ProblemException(int status, String detail, Map<String, String> headers) {
        super(status + ": " + detail);
        this.status = status;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
    }

    public ProblemException(int status, String detail) {
        this(status, detail, Map.of());
    }

    /// A request that breaks a rule: 400.
    public static ProblemException broken(String detail) {
        return new ProblemException(400, detail);
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }

    /// The answer that says so.
    public Response response() {
        return Problem.response(status, detail, headers);
    }
}
