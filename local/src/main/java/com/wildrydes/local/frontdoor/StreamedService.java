package com.wildrydes.local.frontdoor;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// A service whose bodies are too large to be held: it takes the HTTP exchange itself. Called by many threads at once.
public non-sealed interface StreamedService extends Endpoint {
    /// Answers one exchange, now or later, and completes the callback.
    ///
    /// @param head the request without its body
    void handle(AwsRequest head, Request request, Response response, Callback callback) throws Exception;
}
