package com.wildrydes.cli.audit;

import com.wildrydes.cli.status.Lag;
import com.wildrydes.cli.status.MappingStatus;
import com.wildrydes.cli.target.ArchiveOutputs;
import com.wildrydes.cli.target.StackOutputs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/// The two ways from the stream, to the table and to the archive, as their metrics show them.
///
/// ```
///          ┌─► Aggregator ────────────► table
/// stream ──┤   window + IteratorAge
///          └─► Archiver ──► Firehose ─► archive
///              window +     DataFreshness or buffer
///              IteratorAge
/// ```
///
/// At the time t a function has been given all that had arrived by t - window - IteratorAge, and has done with
/// all that is not in the IteratorAge of a later minute; what Firehose was given by t - DataFreshness is in the
/// bucket. Metrics are known with a delay, which is added to each. When the stream got nothing for longer than
/// all of this takes, nothing is on its way.
final class Pipeline implements Transit {
    private static final Set<String> FUNCTIONS = Set.of("Aggregator", "Archiver");

    private final Supplier<List<MappingStatus>> functions;
    private final Supplier<Duration> delivery;
    private final Predicate<Instant> arrivedSince;
    private final Duration metricDelay;
    private final Clock clock;

    /// @param functions    the event source mappings of Aggregator and Archiver as they are now
    /// @param delivery     how old what Firehose has not delivered may be
    /// @param arrivedSince whether the stream got anything since then
    /// @param metricDelay  how long it takes until a metric is known
    Pipeline(
            Supplier<List<MappingStatus>> functions,
            Supplier<Duration> delivery,
            Predicate<Instant> arrivedSince,
            Duration metricDelay,
            Clock clock) {
        this.functions = functions;
        this.delivery = delivery;
        this.arrivedSince = arrivedSince;
        this.metricDelay = metricDelay;
        this.clock = clock;
    }

    /// The event source mappings of the functions that fill the table and the archive.
    static Supplier<List<MappingStatus>> functions(
            StackOutputs outputs,
            KinesisClient kinesis,
            LambdaClient lambda,
            CloudWatchClient cloudWatch,
            Clock clock) {
        String streamArn = kinesis.describeStreamSummary(request -> request.streamName(outputs.stream()))
                .streamDescriptionSummary()
                .streamARN();
        return () -> MappingStatus.of(lambda, cloudWatch, streamArn, clock.instant()).stream()
                .filter(mapping -> FUNCTIONS.contains(mapping.function()))
                .toList();
    }

    /// How old what Firehose has not delivered may be: what it says of its last deliveries, and not less
    /// than it buffers.
    static Supplier<Duration> delivery(ArchiveOutputs archive, CloudWatchClient cloudWatch, Clock clock) {
        return () -> Lag.ofDelivery(cloudWatch, archive.deliveryStream(), clock.instant())
                .age()
                .filter(age -> age.compareTo(archive.buffer()) > 0)
                .orElse(archive.buffer());
    }

    @Override
    public Watch of(Instant time) {
        return new Passage(time);
    }

    /// How far what had arrived by one time has come.
    private final class Passage implements Watch {
        private final Instant time;
        private boolean looked;
        private boolean through;

        /// When both functions had done with it all.
        private @Nullable Instant handedOver;

        Passage(Instant time) {
            this.time = time;
        }

        @Override
        public Optional<String> waitingFor() {
            Optional<String> waitingFor = through ? Optional.empty() : look();
            through = waitingFor.isEmpty();
            return waitingFor;
        }

        private Optional<String> look() {
            Instant now = clock.instant();
            List<MappingStatus> mappings = functions.get();
            Duration undelivered = delivery.get().plus(metricDelay);
            if (!looked) {
                looked = true;
                Duration longest = mappings.stream()
                        .map(this::behind)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO)
                        .plus(undelivered);
                if (!arrivedSince.test(time.minus(longest))) {
                    return Optional.empty();
                }
            }
            if (handedOver == null) {
                for (MappingStatus mapping : mappings) {
                    if (!mapping.state().equals("Enabled")) {
                        return Optional.of("the " + mapping.function() + ", whose event source mapping is "
                                + mapping.state().toLowerCase(Locale.ROOT));
                    }
                    if (now.minus(behind(mapping)).isBefore(time)) {
                        return Optional.of("the " + mapping.function() + ", lag " + mapping.lag());
                    }
                }
                handedOver = now;
            }
            return now.minus(undelivered).isBefore(handedOver)
                    ? Optional.of("Firehose, which has what came in the last " + seconds(undelivered))
                    : Optional.empty();
        }

        private Duration behind(MappingStatus mapping) {
            return metricDelay.plus(mapping.window()).plus(mapping.lag().age().orElse(Duration.ZERO));
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
