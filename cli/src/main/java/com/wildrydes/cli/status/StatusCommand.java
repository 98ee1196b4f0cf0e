package com.wildrydes.cli.status;

import com.wildrydes.cli.quarantine.Quarantine;
import com.wildrydes.cli.target.ArchiveOutputs;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.StackOutputs;
import com.wildrydes.cli.target.Target;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Terminal;
import java.io.PrintStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/// `status`: streams and shards, mappings and their lag, the counters, open alerts, quarantine, the bill.
@Command(
        name = "status",
        description =
                "How far everything is: shards, lag, what was counted, open alerts, what is in quarantine, the bill so far.",
        footer = {"  wildrydes status", "  wildrydes status --aws --region us-east-1"})
public final class StatusCommand implements Runnable {
    private static final BigInteger HASH_KEYS = BigInteger.ONE.shiftLeft(128);

    private final Terminal terminal;
    private final TargetOptions targets;

    public StatusCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public void run() {
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal);
                var cloudFormation = clients.cloudFormation();
                var kinesis = clients.kinesis();
                var lambda = clients.lambda();
                var cloudWatch = clients.cloudWatch();
                var dynamoDb = clients.dynamoDb();
                var s3 = clients.s3()) {
            PrintStream out = terminal.out();
            Instant now = terminal.clock().instant();
            StackOutputs outputs = StackOutputs.of(cloudFormation);
            StreamDescriptionSummary stream = kinesis.describeStreamSummary(
                            request -> request.streamName(outputs.stream()))
                    .streamDescriptionSummary();
            stream(stream, shards(kinesis, outputs.stream()), out);
            MappingStatus.of(lambda, cloudWatch, stream.streamARN(), now).forEach(mapping -> mapping(mapping, out));
            out.println("events      " + Counters.since(cloudWatch, stream.streamCreationTimestamp(), now));
            ArchiveOutputs archive = ArchiveOutputs.of(cloudFormation);
            out.println("archive     " + ArchiveCounters.since(cloudWatch, stream.streamCreationTimestamp(), now));
            out.println("delivery    " + archive.deliveryStream() + ", freshness "
                    + Lag.ofDelivery(cloudWatch, archive.deliveryStream(), now));
            out.println("alerts      "
                    + String.format(Locale.ROOT, "%,d open", OpenAlerts.count(dynamoDb, outputs.alerts())));
            var quarantine = new Quarantine(s3, outputs);
            out.println("quarantine  " + amount(quarantine.rejectedRecords(), "record") + " with rejected events, "
                    + amount(quarantine.failedBatchCount(), "failed batch"));
            if (clients.target() instanceof Target.LocalStack stack) {
                bill(Bill.of(stack.endpoint()), out);
            }
        }
    }

    private static void stream(StreamDescriptionSummary stream, List<Shard> shards, PrintStream out) {
        out.println("stream      " + stream.streamName() + ", " + stream.streamStatusAsString() + ", "
                + amount(stream.openShardCount(), "open shard") + ", keeps " + stream.retentionPeriodHours() + " h");
        for (Shard shard : shards) {
            boolean open = shard.sequenceNumberRange().endingSequenceNumber() == null;
            out.printf(
                    Locale.ROOT,
                    "shard       %s, %s, %.1f %% of the keys%s%n",
                    shard.shardId(),
                    open ? "open" : "closed",
                    share(shard),
                    shard.parentShardId() == null ? "" : ", from " + shard.parentShardId());
        }
    }

    private static void bill(Bill bill, PrintStream out) {
        out.println("bill        " + Bill.money(bill.dollars()) + " on AWS for what was used since "
                + bill.since().truncatedTo(ChronoUnit.SECONDS));
        bill.lines().forEach(line -> out.println("            " + line));
    }

    private static void mapping(MappingStatus mapping, PrintStream out) {
        out.println("mapping     " + mapping.function() + ", " + mapping.state() + ", lag "
                + mapping.lag()
                + (mapping.lastResult().isEmpty() ? "" : ", last result: " + mapping.lastResult()));
    }

    private static List<Shard> shards(KinesisClient kinesis, String stream) {
        var shards = new ArrayList<Shard>();
        var page = kinesis.listShards(request -> request.streamName(stream));
        shards.addAll(page.shards());
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = kinesis.listShards(request -> request.nextToken(token));
            shards.addAll(page.shards());
        }
        return shards;
    }

    private static double share(Shard shard) {
        var range = shard.hashKeyRange();
        BigInteger width = new BigInteger(range.endingHashKey())
                .subtract(new BigInteger(range.startingHashKey()))
                .add(BigInteger.ONE);
        return 100 * width.doubleValue() / HASH_KEYS.doubleValue();
    }

    private static String amount(long number, String thing) {
        String plural = thing.endsWith("h") ? thing + "es" : thing + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : plural);
    }
}
