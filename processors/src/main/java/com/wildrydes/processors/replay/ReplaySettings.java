package com.wildrydes.processors.replay;

import com.wildrydes.processors.environment.Variables;
import java.time.Duration;
import java.util.Map;

/// What a replay is told by the function's environment: see `template.yaml`.
///
/// @param workGroup `ATHENA_WORK_GROUP`: its settings say where results are kept and how much one query may read
/// @param bucketName `DATA_BUCKET_NAME`: where the archive and the results are
/// @param alertBelow `ALERT_BELOW`: points below which a vital is low
/// @param kept `ARCHIVE_DAYS`: how long the archive keeps an event
/// @param lag the sum of `ARCHIVE_WINDOW_SECONDS` and `ARCHIVE_BUFFER_SECONDS`: how long an event waits at most, as a
/// rule,
///     until the archive has it
public record ReplaySettings(String workGroup, String bucketName, int alertBelow, Duration kept, Duration lag) {

    /// The settings of a function's environment.
    ///
    /// @throws IllegalArgumentException when a variable is missing or has a value that is not allowed
    public static ReplaySettings from(Map<String, String> environment) {
        return new ReplaySettings(
                Variables.required(environment, "ATHENA_WORK_GROUP"),
                Variables.required(environment, "DATA_BUCKET_NAME"),
                Math.toIntExact(wholeNumber(environment, "ALERT_BELOW")),
                Duration.ofDays(wholeNumber(environment, "ARCHIVE_DAYS")),
                Duration.ofSeconds(wholeNumber(environment, "ARCHIVE_WINDOW_SECONDS")
                        + wholeNumber(environment, "ARCHIVE_BUFFER_SECONDS")));
    }

    private static long wholeNumber(Map<String, String> environment, String name) {
        String value = Variables.required(environment, name);
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(name + " must be a whole number, at least 0: " + value);
        }
        return Long.parseLong(value);
    }
}
