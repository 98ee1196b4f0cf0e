package com.wildrydes.local.frontdoor;

import java.util.List;

/// What the front door can take a request to, and by what it knows it.
public sealed interface Endpoint permits AwsService, StreamedService {
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
    default String operation(AwsRequest request) {
        return request.operation();
    }
}
