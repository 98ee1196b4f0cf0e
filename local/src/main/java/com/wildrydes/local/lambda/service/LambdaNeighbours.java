package com.wildrydes.local.lambda.service;

import com.wildrydes.local.lambda.mapping.FailureDestination;
import com.wildrydes.local.lambda.mapping.RecordSource;
import java.util.Optional;

/// The other services of the stack, as far as event source mappings need them. Thread-safe.
public interface LambdaNeighbours {

    /// The stream of an ARN; empty when there is none.
    Optional<RecordSource> stream(String arn);

    /// The failure destination of an ARN, an S3 bucket as a rule; empty when there is none.
    Optional<FailureDestination> destination(String arn);
}
