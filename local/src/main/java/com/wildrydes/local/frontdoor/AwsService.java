package com.wildrydes.local.frontdoor;

import java.io.IOException;

/// One AWS service as the front door sees it. Called by many threads at once; a call may block.
public non-sealed interface AwsService extends Endpoint {
    /// Answers one request.
    ///
    /// @throws AwsException what the caller is told, in its own protocol; all else is an InternalFailure
    /// @throws IOException when the disk fails
    /// @throws InterruptedException when the stack is closing
    AwsResponse handle(AwsRequest request) throws AwsException, IOException, InterruptedException;

    /// The answer that tells the caller of an error. A service whose errors have more members than a code and a
    /// message writes its own.
    default AwsResponse error(AwsRequest request, AwsException error) {
        return ErrorAnswer.of(request, error);
    }
}
