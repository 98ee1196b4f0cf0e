package com.wildrydes.producer.tail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a [Tail] is told.
///
/// @param stream the stream's name
/// @param from where to begin; with an `application` only on shards that it has no checkpoint of
/// @param name only this unicorn's events; null for all
/// @param application name of the lease table, which keeps the checkpoints: the next run goes on where this one
///     ended. Null for a table of this run alone, deleted at its end, so that each run begins at `from`
public record TailSettings(
        String stream,
        TailFrom from,
        @Nullable String name,
        TailFormat format,
        @Nullable String application) {

    /// DynamoDB's rule for table names, less room for what the library appends (`-CoordinatorState`).
    private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z0-9_.-]{3,200}");

    public TailSettings {
        if (stream.isBlank()) {
            throw new IllegalArgumentException("stream must not be blank: name one");
        }
        if (application != null && !TABLE_NAME.matcher(application).matches()) {
            throw new IllegalArgumentException(
                    "application must be 3 to 200 letters, digits, '_', '.' or '-', as it names a table: "
                            + application);
        }
    }

    /// All events, as JSON, from a place on, with leases of its own.
    public static TailSettings of(String stream, TailFrom from) {
        return new TailSettings(stream, from, null, TailFormat.JSON, null);
    }

    public TailSettings withName(@Nullable String value) {
        return new TailSettings(stream, from, value, format, application);
    }

    public TailSettings withFormat(TailFormat value) {
        return new TailSettings(stream, from, name, value, application);
    }

    public TailSettings withApplication(@Nullable String value) {
        return new TailSettings(stream, from, name, format, value);
    }
}
