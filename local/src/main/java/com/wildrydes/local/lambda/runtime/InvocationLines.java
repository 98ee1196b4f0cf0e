package com.wildrydes.local.lambda.runtime;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The lines that Lambda itself adds to a function's log (Lambda Developer Guide, "Viewing CloudWatch logs").
final class InvocationLines {
    private InvocationLines() {}

    static String start(String requestId) {
        return "START RequestId: " + requestId + " Version: $LATEST";
    }

    static String end(String requestId) {
        return "END RequestId: " + requestId;
    }

    /// @param peakMb 0 when it is not known
    /// @param init how long the process took to start; null when it was warm
    /// @param status what ended the invocation early; empty otherwise
    static String report(
            String requestId,
            Duration duration,
            long billedMs,
            int memoryMb,
            long peakMb,
            @Nullable Duration init,
            String status) {
        StringBuilder line = new StringBuilder("REPORT RequestId: ")
                .append(requestId)
                .append("\tDuration: ")
                .append(millis(duration))
                .append(" ms\tBilled Duration: ")
                .append(billedMs)
                .append(" ms\tMemory Size: ")
                .append(memoryMb)
                .append(" MB");
        if (peakMb > 0) {
            line.append("\tMax Memory Used: ").append(peakMb).append(" MB");
        }
        if (init != null) {
            line.append("\tInit Duration: ").append(millis(init)).append(" ms");
        }
        if (!status.isEmpty()) {
            line.append('\t').append(status);
        }
        return line.toString();
    }

    /// What stands in the log in place of START, END and REPORT when a process did not come up.
    static String initReport(Duration init, String reason) {
        return "INIT_REPORT Init Duration: " + millis(init) + " ms\tPhase: init\tStatus: error\tReason: " + reason;
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
    }
}
