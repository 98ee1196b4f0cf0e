package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.FunctionConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one invocation logs: the lines of its process, and around them those that Lambda itself writes
/// (Lambda Developer Guide, "Viewing CloudWatch logs"). Thread-safe.
final class InvocationLog {
    private final FunctionConfig function;
    private final String requestId;
    private final FunctionLog log;
    private final LogTail tail = new LogTail();

    InvocationLog(FunctionConfig function, String requestId, FunctionLog log) {
        this.function = function;
        this.requestId = requestId;
        this.log = log;
    }

    void line(String line) {
        log.line(line);
        tail.line(line);
    }

    void started() {
        line("START RequestId: " + requestId + " Version: $LATEST");
    }

    /// Writes what ends an invocation.
    ///
    /// @param peakMb the most memory that its process has held; 0 when that is not known
    /// @param init how long its process took to start; null when it was warm
    void ended(Answer answer, Instant now, Duration duration, long billedMs, long peakMb, @Nullable Duration init) {
        switch (answer) {
            case Answer.Returned _, Answer.Threw _, Answer.TooLarge _ -> {}
            case Answer.TimedOut timedOut ->
                line(now + " " + requestId + " Task timed out after " + Answer.seconds(timedOut.timeout())
                        + " seconds");
            case Answer.Exited exited -> line("RequestId: " + requestId + " Error: " + exited.reason());
        }
        line("END RequestId: " + requestId);
        StringBuilder report = new StringBuilder("REPORT RequestId: ")
                .append(requestId)
                .append("\tDuration: ")
                .append(millis(duration))
                .append(" ms\tBilled Duration: ")
                .append(billedMs)
                .append(" ms\tMemory Size: ")
                .append(function.memoryMb())
                .append(" MB");
        if (peakMb > 0) {
            report.append("\tMax Memory Used: ").append(peakMb).append(" MB");
        }
        if (init != null) {
            report.append("\tInit Duration: ").append(millis(init)).append(" ms");
        }
        if (!answer.reportStatus().isEmpty()) {
            report.append('\t').append(answer.reportStatus());
        }
        line(report.toString());
    }

    /// Writes what stands in place of START, END and REPORT when a process did not come up.
    void notStarted(Duration init, byte[] error) {
        line("INIT_REPORT Init Duration: " + millis(init) + " ms\tPhase: init\tStatus: error\tError: "
                + new String(error, StandardCharsets.UTF_8));
    }

    /// The last 4 KB.
    byte[] tail() {
        return tail.bytes();
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
    }
}
