package com.wildrydes.local.frontdoor;

/// What is to go wrong with one request.
public sealed interface Fault {
    /// Nothing.
    Fault NONE = new None();

    /// The request goes its way.
    record None() implements Fault {}

    /// The service is not asked; the caller gets this error.
    record Refuse(AwsException error) implements Fault {}

    /// The connection is cut before the service is asked.
    record CutBefore() implements Fault {}

    /// The service does its work; the connection is cut in place of the answer, as when an answer is lost or late.
    record CutAfter() implements Fault {}
}
