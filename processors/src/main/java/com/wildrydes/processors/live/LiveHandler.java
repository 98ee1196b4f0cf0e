package com.wildrydes.processors.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.wildrydes.processors.alert.DynamoDbAlertTable;
import com.wildrydes.processors.alert.OnceDelivery;
import com.wildrydes.processors.alert.SnsAlertTopic;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fleet.DynamoDbFleetTable;
import com.wildrydes.processors.kinesis.BatchResponse;
import com.wildrydes.processors.kinesis.KinesisEventReader;
import com.wildrydes.processors.kinesis.KinesisRecord;
import com.wildrydes.processors.metrics.Counters;
import com.wildrydes.processors.metrics.WarningLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;

/// The Lambda function `Live`: one batch of the stream in, what is left of it out. Thread-safe.
public final class LiveHandler implements RequestStreamHandler {

    private static final String FUNCTION = "Live";

    /// What is kept of an invocation's time for calls under way to end and for the answer.
    private static final Duration RESERVE = AwsClients.CALL_TIMEOUT.plusSeconds(2);

    /// A shard has a few blocks: they are all written at once.
    private static final int CALLS_AT_ONCE = 16;

    private final KinesisEventReader reader = new KinesisEventReader();
    private final Live live;
    private final LiveReport report;

    /// Wires the function by its environment, as Lambda does it at a cold start.
    public LiveHandler() {
        this(LiveSettings.from(System.getenv()));
    }

    private LiveHandler(LiveSettings settings) {
        this(
                settings,
                AwsClients.fromEnvironment(CALLS_AT_ONCE, settings.endpointOverridden()),
                AwsClients.sns(CALLS_AT_ONCE, client -> {}),
                System.out);
    }

    LiveHandler(LiveSettings settings, AwsClients clients, SnsClient sns, PrintStream log) {
        SecureRandom random = new SecureRandom();
        Retry retry = new Retry(random, Thread::sleep);
        this.live = new Live(
                new DynamoDbFleetTable(clients.dynamoDb(), settings.fleetTableName()),
                settings.layout(),
                new OnceDelivery(
                        new DynamoDbAlertTable(clients.dynamoDb(), settings.alertsTableName()),
                        new SnsAlertTopic(sns, settings.alertsTopicArn()),
                        settings.alertsKept(),
                        retry,
                        random::nextLong,
                        Clock.systemUTC(),
                        CALLS_AT_ONCE),
                retry,
                settings.alertBelow(),
                Clock.systemUTC(),
                random::nextLong,
                CALLS_AT_ONCE);
        this.report = new LiveReport(
                new Counters(FUNCTION, Clock.systemUTC(), log), new WarningLog(FUNCTION, Clock.systemUTC(), log));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        Deadline deadline = Deadline.in(left.minus(RESERVE), System::nanoTime);
        List<KinesisRecord> batch = reader.read(event);
        BatchOutcome outcome = live.process(batch, deadline);
        report.publish(outcome, batch.size());
        BatchResponse.write(response, outcome.firstUnprocessed());
    }
}
