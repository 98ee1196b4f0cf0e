package com.wildrydes.local;

import com.wildrydes.local.cloudwatch.Metric;
import com.wildrydes.local.cloudwatch.Metrics;
import com.wildrydes.local.lambda.service.Lambda;
import com.wildrydes.local.lambda.service.MappingStatus;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Publishes once a second how far each event source mapping is behind, as Lambda's metric `IteratorAge`.
final class IteratorAges implements AutoCloseable {
    private final Lambda lambda;
    private final Metrics metrics;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("iterator-ages").factory());

    private IteratorAges(Lambda lambda, Metrics metrics, Clock clock) {
        this.lambda = lambda;
        this.metrics = metrics;
        this.clock = clock;
    }

    static IteratorAges publish(Lambda lambda, Metrics metrics, Clock clock) {
        IteratorAges ages = new IteratorAges(lambda, metrics, clock);
        var _ = ages.thread.scheduleWithFixedDelay(ages::publish, 0, 1, TimeUnit.SECONDS);
        return ages;
    }

    private void publish() {
        for (MappingStatus mapping : lambda.mappings()) {
            Metric metric = new Metric(
                    "AWS/Lambda",
                    "IteratorAge",
                    Map.of("FunctionName", mapping.config().functionName()));
            metrics.add(metric, (double) mapping.iteratorAge().toMillis(), clock.instant());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
