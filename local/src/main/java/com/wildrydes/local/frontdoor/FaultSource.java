package com.wildrydes.local.frontdoor;

/// Says what goes wrong with each request. Thread-safe.
@FunctionalInterface
public interface FaultSource {
    /// The fault of a request, after whatever delay there is to be.
    ///
    /// @param request without its body
    Fault next(AwsRequest request) throws InterruptedException;
}
