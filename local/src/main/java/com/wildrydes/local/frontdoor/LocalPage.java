package com.wildrydes.local.frontdoor;

import java.io.IOException;

/// What the local stack serves under `/_local/` beside AWS's APIs. Thread-safe.
public interface LocalPage {
    /// The name after `/_local/`.
    String name();

    /// Answers a request to the page or below it.
    ///
    /// @throws AwsException answered as `application/problem+json`
    AwsResponse handle(AwsRequest request) throws AwsException, IOException;
}
