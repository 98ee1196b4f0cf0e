package com.wildrydes.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wildrydes.cli.CommandRun;
import com.wildrydes.cli.terminal.Interrupts;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `wildrydes up` in this JVM, on free ports.
final class RunningStack implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("AWS services  (\\S+)");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CountDownLatch registered = new CountDownLatch(1);
    private final CompletableFuture<CommandRun> run;
    private volatile Runnable stop = () -> {};
    private final URI endpoint;

    private RunningStack(Path data, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--port", "0", "--web-port", "0", "--data", data.toString()));
        arguments.addAll(List.of(more));
        Interrupts interrupts = asked -> {
            stop = asked;
            registered.countDown();
            return () -> {};
        };
        run = CompletableFuture.supplyAsync(
                () -> CommandRun.of(Map.of(), "", interrupts, out, arguments.toArray(String[]::new)),
                task -> Thread.ofPlatform().name("up").start(task));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> run.isDone() || written().contains("Ready.\n"));
        assertThat(run).as(() -> run.isDone() ? run.join().err() : "").isNotDone();
        Matcher address = ADDRESS.matcher(written());
        assertThat(address.find()).isTrue();
        endpoint = URI.create(address.group(1));
    }

    static RunningStack start(Path data, String... more) {
        return new RunningStack(data, more);
    }

    URI endpoint() {
        return endpoint;
    }

    /// Runs a command against it.
    CommandRun run(String... arguments) {
        return CommandRun.of(Map.of("AWS_ENDPOINT_URL", endpoint.toString()), arguments);
    }

    /// Presses Ctrl-C and waits for the end.
    CommandRun stop() throws InterruptedException {
        registered.await();
        stop.run();
        return run.join();
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
