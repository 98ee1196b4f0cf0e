package com.wildrydes.local.apigateway;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.lambda.InvocationResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP API: takes requests to the functions of its routes and brings their answers back. Thread-safe.
///
/// What its caller gets where there is no answer, in API Gateway's own words:
///
/// | status | message | when |
/// | --- | --- | --- |
/// | 404 | Not Found | no route answers |
/// | 413 | Request Entity Too Large | the event is above Lambda's 6 MB |
/// | 429 | Too Many Requests | more come than are admitted; these are not billed |
/// | 500 | Internal Server Error | the function failed, or answered what cannot be read |
/// | 503 | Service Unavailable | the function took longer than the route's timeout, or had no process to spare |
public final class HttpApi implements Metered {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

    /// Lambda's limit of a synchronous event.
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /// HTTP APIs are metered in steps of this size (API Gateway pricing).
    private static final int METERED_BYTES = 512 * 1024;

    private final Routes routes;
    private final Functions functions;
    private final String accountId;
    private final BooleanSupplier admission;
    private final AtomicLong meteredRequests = new AtomicLong();

    /// An API with these routes.
    ///
    /// @param accountId 12 digits
    /// @param admission whether one more request is taken now; asked once for each
    public HttpApi(List<Route> routes, Functions functions, String accountId, BooleanSupplier admission) {
        this.routes = new Routes(routes);
        this.functions = functions;
        this.accountId = accountId;
        this.admission = admission;
    }

    /// Answers one request.
    HttpAnswer answer(HttpCall call) throws InterruptedException {
        if (!admission.getAsBoolean()) {
            return HttpAnswer.ofGateway(429, "Too Many Requests");
        }
        Optional<Routes.Match> match = routes.find(call.method(), call.path());
        HttpAnswer answer = match.isPresent() ? invoke(call, match.get()) : HttpAnswer.ofGateway(404, "Not Found");
        int bytes = Math.max(call.body().length, answer.body().length);
        meteredRequests.addAndGet(Math.max(1, Math.ceilDiv(bytes, METERED_BYTES)));
        return answer;
    }

    private HttpAnswer invoke(HttpCall call, Routes.Match match) throws InterruptedException {
        byte[] event = ProxyEvent.of(call, match, accountId);
        if (event.length > MAX_EVENT_BYTES) {
            return HttpAnswer.ofGateway(413, "Request Entity Too Large");
        }
        Route route = match.route();
        return switch (within(route.timeout(), route.functionName(), event)) {
            case InvocationResult.Succeeded done -> read(done, route);
            case InvocationResult.Failed _ -> HttpAnswer.ofGateway(500, "Internal Server Error");
            case InvocationResult.NotInvoked _ -> HttpAnswer.ofGateway(503, "Service Unavailable");
        };
    }

    /// A function that is too late for its caller still runs to its end, as on AWS.
    private InvocationResult within(Duration timeout, String function, byte[] event) throws InterruptedException {
        CompletableFuture<InvocationResult> result = new CompletableFuture<>();
        Thread.ofVirtual().name("http-api-" + function).start(() -> {
            try {
                result.complete(functions.invoke(function, event, timeout));
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new InvocationResult.NotInvoked("not answered within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IllegalStateException("function " + function + " could not be invoked: " + e.getMessage(), e);
        }
    }

    private static HttpAnswer read(InvocationResult.Succeeded done, Route route) {
        try {
            return ProxyAnswer.read(done.payload());
        } catch (IOException e) {
            LOG.warn(
                    "the answer of function {} to route {} is not in payload format 2.0: {}",
                    route.functionName(),
                    route.key(),
                    e.getMessage());
            return HttpAnswer.ofGateway(500, "Internal Server Error");
        }
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return Map.of(BilledUnit.API_GATEWAY_HTTP_REQUESTS, (double) meteredRequests.get());
    }
}
