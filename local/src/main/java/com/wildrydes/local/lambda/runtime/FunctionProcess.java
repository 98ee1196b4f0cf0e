package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.FunctionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process of a function, from its start to its end. One thread at a time uses it.
final class FunctionProcess {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionProcess.class);

    private final String functionName;
    private final Process process;
    private final RuntimeSession session;
    private final RuntimeApi.Registration registration;
    private final OutputLines output;
    private final Thread outputReader;
    private long peakMemoryMb;

    private FunctionProcess(
            String functionName,
            Process process,
            RuntimeSession session,
            RuntimeApi.Registration registration,
            Consumer<String> lines) {
        this.functionName = functionName;
        this.process = process;
        this.session = session;
        this.registration = registration;
        output = new OutputLines(process.getInputStream(), process::isAlive, lines);
        outputReader = Thread.ofVirtual()
                .name("output-" + functionName + '-' + process.pid())
                .start(this::readOutput);
        var _ = process.onExit().thenAccept(this::ended);
    }

    /// Starts a process; it is not ready yet.
    ///
    /// @param lines takes each line that the process writes, in order
    static FunctionProcess start(
            FunctionConfig function, RuntimeSettings settings, RuntimeApi api, Consumer<String> lines)
            throws IOException {
        RuntimeSession session = new RuntimeSession();
        RuntimeApi.Registration registration = api.register(function.name(), session);
        try {
            ProcessCommand command = ProcessCommand.of(function, settings, registration.address(), "local");
            ProcessBuilder builder = new ProcessBuilder(command.command())
                    .directory(function.codeFolder().toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(command.environment());
            return new FunctionProcess(function.name(), builder.start(), session, registration, lines);
        } catch (IOException e) {
            registration.close();
            throw e;
        }
    }

    /// Waits until the process asks for work, or cannot. What is not ready is ended.
    RuntimeSession.Start awaitStart(Duration timeout) throws InterruptedException {
        RuntimeSession.Start start = within(
                timeout,
                session.start(),
                new RuntimeSession.Start.Ended("Runtime did not ask for work within " + timeout.toSeconds() + " s"));
        if (!(start instanceof RuntimeSession.Start.Ready)) {
            kill();
        }
        return start;
    }

    /// Hands over one invocation and waits for its answer; what the handler printed before it is then passed
    /// on. A process that does not answer in time is ended.
    Answer invoke(Work work, Duration timeout) throws InterruptedException {
        Answer answer = within(timeout, session.submit(work), new Answer.TimedOut(timeout));
        notePeakMemory();
        switch (answer) {
            case Answer.Returned _, Answer.Threw _ -> output.drain();
            case Answer.TooLarge _, Answer.TimedOut _, Answer.Exited _ -> kill();
        }
        return answer;
    }

    private <T> T within(Duration timeout, CompletableFuture<T> future, T otherwise) throws InterruptedException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whichever comes first holds, also when the answer arrives just now.
            future.complete(otherwise);
            return future.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the session of " + functionName + " never fails its futures", e);
        } catch (InterruptedException e) {
            kill();
            throw e;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The most memory the process had held when it was last asked, in MB; 0 when the system did not tell.
    long peakMemoryMb() {
        return peakMemoryMb;
    }

    private void notePeakMemory() {
        try {
            peakMemoryMb = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(peakMemoryMb);
        } catch (IOException e) {
            LOG.debug("no memory figure of {}: the process has ended", functionName, e);
        }
    }

    /// Ends the process, first politely, and waits until it is gone and all its output is passed on.
    void stop(Duration grace) {
        process.toHandle().destroy();
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /// Ends the process and what it started, at once, and waits until it is gone and all its output is passed on.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        // By its handle: Process.destroyForcibly() would close the pipe, and lose what the process still said.
        process.toHandle().destroyForcibly();
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                outputReader.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended(Process process) {
        registration.close();
        session.end(reason(process.exitValue()));
    }

    /// As Lambda words it. A process that a signal ended has the exit value 128 + signal.
    private static String reason(int exitValue) {
        return switch (exitValue) {
            case 0 -> "Runtime exited without providing a reason";
            case 128 + 9 -> "Runtime exited with error: signal: killed";
            default -> "Runtime exited with error: exit status " + exitValue;
        };
    }

    private void readOutput() {
        try {
            output.run();
        } catch (IOException e) {
            // The pipe breaks when the process is killed; its exit is what counts.
            LOG.debug("output of {} ended: {}", functionName, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
