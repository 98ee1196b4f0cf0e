package com.wildrydes.system;

import com.wildrydes.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A local stack that runs the project's template, in this process or in another, as its clients see it.
interface RunningStack extends AutoCloseable {
    /// The project's folder.
    Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    String STREAM = "wildrydes";

    String BUCKET = "wildrydes-000000000000-us-east-1";

    Clients clients();

    default MinuteTable table() {
        return new MinuteTable(clients().dynamoDb());
    }

    default StreamContents stream() {
        return new StreamContents(clients().kinesis());
    }

    default QuarantineBucket quarantine() {
        return new QuarantineBucket(clients().s3());
    }

    default ArchiveFiles archive() {
        return new ArchiveFiles(clients().s3());
    }

    /// The Aggregator's.
    default Counters counters() {
        return Counters.of(clients().cloudWatch());
    }

    default ArchiverCounters archiverCounters() {
        return ArchiverCounters.of(clients().cloudWatch());
    }

    default Mapping mapping(String function) {
        return new Mapping(clients().lambda(), function);
    }

    /// Runs a command of the project against the stack.
    default CommandRun wildrydes(String... arguments) {
        return CommandRun.of(Map.of("AWS_ENDPOINT_URL", clients().endpoint().toString()), arguments);
    }

    @Override
    void close() throws IOException;
}
