package com.wildrydes.processors.counters;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.metrics.Counters;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/// The counters of the last day, from the metrics that CloudWatch makes of the Aggregator's log. Thread-safe.
public final class CloudWatchCounters {

    private static final String FUNCTION = "Aggregator";
    private static final String RECEIVED = "EventsReceived";
    private static final String COUNTED = "EventsCounted";
    private static final String DUPLICATES = "EventsDuplicate";
    private static final String QUARANTINED = "EventsQuarantined";

    private static final Duration DAY = Duration.ofDays(1);

    /// CloudWatch sums up by periods that begin at full hours, so the day does too.
    private static final Duration PERIOD = Duration.ofHours(1);

    private final CloudWatchClient cloudWatch;

    public CloudWatchCounters(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    /// The counters of the day that began 24 hours before the end of this one.
    public EventCounters lastDay(Instant now) throws UnavailableException, RefusedException {
        Instant end = Instant.ofEpochSecond((now.getEpochSecond() / PERIOD.toSeconds() + 1) * PERIOD.toSeconds());
        Instant start = end.minus(DAY);
        List<MetricDataQuery> queries = List.of(query(RECEIVED), query(COUNTED), query(DUPLICATES), query(QUARANTINED));
        var sums = new HashMap<String, Long>();
        try {
            for (MetricDataResult result : cloudWatch
                    .getMetricDataPaginator(
                            get -> get.startTime(start).endTime(end).metricDataQueries(queries))
                    .metricDataResults()) {
                sums.merge(result.label(), sum(result), Long::sum);
            }
        } catch (SdkException e) {
            throw AwsFailure.of("cloudwatch:GetMetricData", e);
        }
        return new EventCounters(
                value(sums, RECEIVED),
                value(sums, COUNTED),
                value(sums, DUPLICATES),
                value(sums, QUARANTINED),
                start.toEpochMilli());
    }

    private static long sum(MetricDataResult result) {
        return Math.round(
                result.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private static long value(Map<String, Long> sums, String metric) {
        return sums.getOrDefault(metric, 0L);
    }

    /// A query's ID must begin with a lower-case letter; the label takes the name as it is.
    private static MetricDataQuery query(String metric) {
        return MetricDataQuery.builder()
                .id(metric.toLowerCase(Locale.ROOT))
                .label(metric)
                .metricStat(stat -> stat.stat("Sum")
                        .period((int) PERIOD.toSeconds())
                        .metric(m -> m.namespace(Counters.NAMESPACE)
                                .metricName(metric)
                                .dimensions(Dimension.builder()
                                        .name(Counters.DIMENSION)
                                        .value(FUNCTION)
                                        .build())))
                .build();
    }
}
