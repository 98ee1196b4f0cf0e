package com.wildrydes.system;

import com.wildrydes.local.LocalStack;
import com.wildrydes.local.LocalStackListener;
import com.wildrydes.local.LocalStackSettings;
import com.wildrydes.local.faults.Faults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// The local stack with the project's own template, in this process, and real clients of it.
///
/// Batches, and the files of the archive, are gathered for a second only; nothing else differs from
/// `wildrydes up`.
final class ProjectStack implements RunningStack {
    static final Map<String, String> FAST =
            Map.of("AggregationWindowSeconds", "1", "ArchiveWindowSeconds", "1", "ArchiveBufferSeconds", "1");

    private final LocalStack stack;
    private final Clients clients;

    private ProjectStack(LocalStack stack) {
        this.stack = stack;
        clients = Clients.of(stack.endpoint());
    }

    /// Starts it on a data folder.
    static ProjectStack start(Path data) throws Exception {
        LocalStackSettings settings = LocalStackSettings.of(data, PROJECT.resolve("template.yaml"), PROJECT)
                .withPorts(0, 0)
                .withParameters(FAST);
        return new ProjectStack(LocalStack.start(settings, LocalStackListener.SILENT));
    }

    Faults faults() {
        return stack.faults();
    }

    /// Where the dashboard and its API are.
    URI web() {
        return stack.web();
    }

    @Override
    public Clients clients() {
        return clients;
    }

    @Override
    public void close() throws IOException {
        clients.close();
        stack.close();
    }
}
