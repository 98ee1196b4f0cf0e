package com.wildrydes.processors.archiver;

import com.wildrydes.processors.environment.Variables;
import java.util.Map;

/// What the Archiver is told by its environment: see `template.yaml`.
///
/// @param archiveStreamName `ARCHIVE_STREAM_NAME`: the delivery stream
public record ArchiverSettings(String archiveStreamName) {

    /// The settings of a function's environment.
    ///
    /// @throws IllegalArgumentException when a variable is missing
    public static ArchiverSettings from(Map<String, String> environment) {
        return new ArchiverSettings(Variables.required(environment, "ARCHIVE_STREAM_NAME"));
    }
}
