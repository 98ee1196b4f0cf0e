package com.wildrydes.local.apigateway;

import com.wildrydes.local.lambda.InvocationResult;
import java.time.Duration;

/// Lambda as API Gateway uses it. Thread-safe.
@FunctionalInterface
public interface Functions {

    /// Invokes a function and waits until it has answered, which may take as long as its own timeout.
    ///
    /// @param event JSON, UTF-8; not changed
    /// @param patience how long to wait for a process that is free; after it the function is not invoked
    /// @throws InterruptedException when the waiting thread is interrupted
    InvocationResult invoke(String functionName, byte[] event, Duration patience) throws InterruptedException;
}
