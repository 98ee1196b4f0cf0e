package com.wildrydes.processors.metrics;

import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Prints warnings as single JSON lines. No payload and no secret belongs into them. Thread-safe.
///
/// ```
/// {"timestamp":"2026-07-21T09:15:00.123Z","level":"WARN","function":"Aggregator","message":"…","sequenceNumber":"4959…"}
/// ```
///
/// `timestamp` and `level` are named as Lambda's JSON log format names them.
public final class WarningLog {

    private final String function;
    private final Clock clock;
    private final JsonLines lines;

    public WarningLog(String function, Clock clock, PrintStream log) {
        this.function = function;
        this.clock = clock;
        this.lines = new JsonLines(log);
    }

    /// Warns that a batch was not processed to its end.
    ///
    /// @param firstUnprocessed sequence number of the record from which on it will be delivered again
    public void unfinished(String firstUnprocessed, Exception cause) {
        var details = new LinkedHashMap<String, String>();
        details.put("sequenceNumber", firstUnprocessed);
        details.put("cause", cause.toString());
        if (cause.getCause() != null) {
            details.put("rootCause", cause.getCause().toString());
        }
        warn("the batch is left unfinished and will be delivered again from this record on", details);
    }

    /// Prints one warning.
    ///
    /// @param details named values that help to find the cause
    public void warn(String message, SequencedMap<String, String> details) {
        lines.print(json -> {
            json.writeStringField("timestamp", clock.instant().toString());
            json.writeStringField("level", "WARN");
            json.writeStringField("function", function);
            json.writeStringField("message", message);
            for (var detail : details.entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
        });
    }
}
