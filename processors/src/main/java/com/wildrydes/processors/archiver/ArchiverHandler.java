package com.wildrydes.processors.archiver;

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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/// The Lambda function `Archiver`: one batch of the stream in, what is left of it out. Thread-safe.
public final class ArchiverHandler implements RequestStreamHandler {

    private static final String FUNCTION = "Archiver";

    /// What is kept of an invocation's time for a call under way to end and for the answer.
    private static final Duration RESERVE = AwsClients.CALL_TIMEOUT.plusSeconds(2);

    private final KinesisEventReader reader = new KinesisEventReader();
    private final Archiver archiver;
    private final ArchiverReport report;

    /// Wires the function by its environment, as Lambda does it at a cold start.
    public ArchiverHandler() {
        this(ArchiverSettings.from(System.getenv()), AwsClients.firehose(client -> {}), System.out);
    }

    ArchiverHandler(ArchiverSettings settings, FirehoseClient firehose, PrintStream log) {
        this.archiver = new Archiver(
                new FirehoseArchiveStream(firehose, settings.archiveStreamName()),
                new Retry(new SecureRandom(), Thread::sleep));
        this.report = new ArchiverReport(
                new Counters(FUNCTION, Clock.systemUTC(), log), new WarningLog(FUNCTION, Clock.systemUTC(), log));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        Deadline deadline = Deadline.in(left.minus(RESERVE), System::nanoTime);
        List<KinesisRecord> batch = reader.read(event);
        Outcome outcome = archiver.process(batch, deadline);
        report.publish(outcome, batch.size());
        Outcome.Gap gap = outcome.gap();
        BatchResponse.write(response, gap == null ? null : gap.firstUnprocessed());
    }
}
