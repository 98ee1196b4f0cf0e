package com.wildrydes.local;

import com.wildrydes.local.cloudwatch.Metric;
import com.wildrydes.local.cloudwatch.Metrics;
import com.wildrydes.local.lambda.runtime.Usage;
import com.wildrydes.local.lambda.service.Lambda;
import com.wildrydes.local.lambda.service.MappingStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Publishes Lambda's own metrics once a second (Lambda Developer Guide, "Types of metrics for Lambda functions"): how
/// far each event source mapping is behind, `IteratorAge` in milliseconds, and each function's `Invocations` and
/// `Errors`. They are kept in memory only.
final class LambdaMetrics implements AutoCloseable {
    private static final Usage NONE = new Usage(0, 0, 0, 0);

    private final Lambda lambda;
    private final Metrics metrics;
    private final Clock clock;
    private final Map<String, Usage> published = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lambda-metrics").factory());

    private LambdaMetrics(Lambda lambda, Metrics metrics, Clock clock) {
        this.lambda = lambda;
        this.metrics = metrics;
        this.clock = clock;
    }

    static LambdaMetrics publish(Lambda lambda, Metrics metrics, Clock clock) {
        LambdaMetrics publisher = new LambdaMetrics(lambda, metrics, clock);
        var _ = publisher.thread.scheduleWithFixedDelay(publisher::publish, 0, 1, TimeUnit.SECONDS);
        return publisher;
    }

    private void publish() {
        for (MappingStatus mapping : lambda.mappings()) {
            add("IteratorAge", mapping.config().functionName(), (double)
                    mapping.iteratorAge().toMillis());
        }
        lambda.usage().forEach((function, usage) -> {
            Usage before = published.getOrDefault(function, NONE);
            long invocations = usage.requests() - before.requests();
            if (invocations > 0) {
                // Each invocation is a value of its own: CloudWatch's Sum and SampleCount are both right then.
                long errors = usage.errors() - before.errors();
                for (long n = 0; n < invocations; n++) {
                    add("Invocations", function, 1);
                    add("Errors", function, n < errors ? 1 : 0);
                }
                published.put(function, usage);
            }
        });
    }

    private void add(String name, String function, double value) {
        metrics.add(new Metric("AWS/Lambda", name, Map.of("FunctionName", function)), value, clock.instant());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
