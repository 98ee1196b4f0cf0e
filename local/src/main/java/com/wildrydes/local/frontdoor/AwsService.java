package com.wildrydes.local.frontdoor;

import java.io.IOException;
import java.util.List;

/// One AWS service as the front door sees it. Called by many threads at once; a call may block.
public interface AwsService {
    /// The name that a request's signature carries: `kinesis`, `lambda`, `dynamodb`, `s3`, `sts`, `cloudformation`,
    /// `monitoring`.
    String name();

    /// What stands before the dot in the X-Amz-Target headers of this service; empty where it uses none.
    default List<String> targetPrefixes() {
        return List.of();
    }

    /// Where the paths of this service start, such as `/2015-03-31/`; empty where its requests come to `/`.
    default List<String> pathPrefixes() {
        return List.of();
    }

    /// The operation's name for protocols that do not carry it, the REST ones: faults and the bill name it.
    /// The request given has no body yet.
    default String operation(AwsRequest request) {
        return request.operation();
    }

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
