package com.wildrydes.cli.send;

import com.wildrydes.cli.failure.WrongUsage;
import com.wildrydes.cli.target.AwsClients;
import com.wildrydes.cli.target.TargetOptions;
import com.wildrydes.cli.terminal.Printable;
import com.wildrydes.cli.terminal.Terminal;
import com.wildrydes.producer.EventSink;
import com.wildrydes.producer.pace.Sleeper;
import com.wildrydes.producer.pace.Speed;
import com.wildrydes.producer.replay.FieldMapping;
import com.wildrydes.producer.replay.RejectedRow;
import com.wildrydes.producer.replay.RejectionListener;
import com.wildrydes.producer.replay.Replay;
import com.wildrydes.producer.replay.ReplaySettings;
import com.wildrydes.producer.replay.TripSource;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `replay`: recorded trips to the stream.
@Command(
        name = "replay",
        description = {
            "Sends recorded trips: CSV with a header or JSON lines, plain or gzip.",
            "A row must have Name, StatusTime, Latitude and Longitude; Distance is computed where it is missing, health and"
                    + " magic are simulated. Rows that cannot be read are reported, written to FILE.rejected and passed"
                    + " over.",
        },
        footer = {
            "  wildrydes replay trips.csv --map Name=vehicle,StatusTime=timestamp,Latitude=lat,Longitude=lon",
            "  wildrydes replay monday.jsonl.gz tuesday.jsonl.gz --speed 60",
            "  gunzip -c trips.csv.gz | wildrydes replay - --shift now --speed 1",
        })
public final class ReplayCommand implements Callable<Integer> {
    /// More of them say nothing new; all are in the file of rejected rows.
    private static final int REPORTED_AT_MOST = 1000;

    private final Terminal terminal;
    private final TargetOptions targets;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of trips, in this order; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--map",
            paramLabel = "Name=column,…",
            description = "The columns that are not called as the event's fields.")
    private @Nullable String map;

    @Option(
            names = "--zone",
            paramLabel = "Z",
            defaultValue = "UTC",
            description = "Zone of times that do not say one, for example Europe/Berlin. Default: UTC.")
    private String zone = "UTC";

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "max",
            converter = SpeedConverter.class,
            description = "How fast time runs: a factor, or max for as fast as possible. Default: max.")
    private Speed speed = Speed.MAX;

    @Option(
            names = "--shift",
            paramLabel = "now",
            description = "Moves all times by the same amount, such that the last is now.")
    private @Nullable String shift;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides the vitals that are simulated. Default: 1.")
    private long seed;

    @Option(names = "--stream", paramLabel = "STREAM", defaultValue = "wildrydes", description = "Default: wildrydes.")
    private String stream = "wildrydes";

    public ReplayCommand(Terminal terminal, TargetOptions targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReplaySettings settings = settings();
        var replay = new Replay(settings, terminal.clock(), Sleeper.SYSTEM, terminal.in(), new Rejections(terminal));
        try (var clients = AwsClients.connect(targets.target(terminal.environment()), terminal)) {
            clients.requireStream(stream);
            int exitCode = new Sending(source(replay), terminal, false).toStream(clients, stream);
            replay.progress().rejectedFiles().forEach(file -> terminal.err().println("rejected rows are in " + file));
            return exitCode;
        }
    }

    private ReplaySettings settings() {
        if (shift != null && !shift.equals("now")) {
            throw new WrongUsage("--shift takes only the word now: '" + shift + "'");
        }
        try {
            return ReplaySettings.of(files.stream().map(TripSource::of).toList())
                    .withMapping(map == null ? FieldMapping.NONE : FieldMapping.parse(map))
                    .withZone(zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone))
                    .withSpeed(speed)
                    .withShiftToNow(shift != null)
                    .withSeed(seed);
        } catch (DateTimeException e) {
            throw new WrongUsage("a zone is written like Europe/Berlin, UTC or +02:00: '" + zone + "'", e);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    private static EventSource source(Replay replay) {
        return new EventSource() {
            @Override
            public void run(EventSink sink) throws IOException {
                replay.run(sink);
            }

            @Override
            public void stop() {
                replay.stop();
            }

            @Override
            public Progress progress() {
                var progress = replay.progress();
                return new Progress(progress.rows(), progress.rejected(), progress.behind());
            }
        };
    }

    /// Reports rejected rows, the first of them.
    private static final class Rejections implements RejectionListener {
        private final Terminal terminal;
        private int reported;

        Rejections(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void rejected(RejectedRow row) {
            if (reported++ < REPORTED_AT_MOST) {
                terminal.err().println(Printable.of(row.toString()));
            } else if (reported == REPORTED_AT_MOST + 1) {
                terminal.err().println("further rejected rows are not shown; all are in " + row.writtenTo());
            }
        }
    }
}
