package com.wildrydes.processors.aggregator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.kinesis.BatchResponse;
import com.wildrydes.processors.kinesis.KinesisEventReader;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.metrics.Counters;
import com.wildrydes.processors.metrics.WarningLog;
import com.wildrydes.processors.quarantine.S3QuarantineStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The Lambda function `Aggregator`: one batch of the stream in, what is left of it out. Thread-safe.
public final class AggregatorHandler implements RequestStreamHandler {

    private static final String FUNCTION = "Aggregator";

    /// What is kept of an invocation's time for calls under way to end and for the answer.
    private static final Duration RESERVE = AwsClients.CALL_TIMEOUT.plusSeconds(2);

    /// About 100,000 items at one event a second.
    private static final long KNOWN_ITEMS_BYTES = 64L << 20;

    private final KinesisEventReader reader = new KinesisEventReader();
    private final Aggregator aggregator;
    private final AggregatorReport report;

    /// Wires the function by its environment, as Lambda does it at a cold start.
    public AggregatorHandler() {
        this(AggregatorSettings.from(System.getenv()));
    }

    private AggregatorHandler(AggregatorSettings settings) {
        this(settings, AwsClients.fromEnvironment(settings.callsAtOnce(), settings.endpointOverridden()), System.out);
    }

    AggregatorHandler(AggregatorSettings settings, AwsClients clients, PrintStream log) {
        SecureRandom random = new SecureRandom();
        this.aggregator = new Aggregator(
                new DynamoDbMinuteTable(clients.dynamoDb(), settings.tableName()),
                new KnownItems(KNOWN_ITEMS_BYTES),
                new S3QuarantineStore(clients.s3(), settings.bucketName(), settings.quarantinePrefix()),
                new Retry(random, Thread::sleep),
                random::nextLong,
                settings.callsAtOnce());
        this.report = new AggregatorReport(
                new Counters(FUNCTION, Clock.systemUTC(), log), new WarningLog(FUNCTION, Clock.systemUTC(), log));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        Deadline deadline = Deadline.in(left.minus(RESERVE), System::nanoTime);
        List<KinesisRecord> batch = reader.read(event);
        BatchOutcome outcome = aggregator.process(batch, deadline);
        report.publish(outcome, batch.size());
        BatchResponse.write(
                response,
                switch (outcome) {
                    case BatchOutcome.Finished finished -> null;
                    case BatchOutcome.Unfinished unfinished -> unfinished.firstUnprocessed();
                });
    }
}
