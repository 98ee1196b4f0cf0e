package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaSettings;
import com.wildrydes.local.athena.ResultStore;
import com.wildrydes.local.athena.Saved;
import com.wildrydes.local.athena.catalog.DdlStatements;
import com.wildrydes.local.athena.catalog.EngineCatalog;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.execution.Executions;
import com.wildrydes.local.athena.execution.ResultPages;
import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.glue.Glue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// Amazon Athena: runs statements over the catalog's tables and keeps their results in S3. Thread-safe.
public final class Athena implements Metered, AutoCloseable {
    private final Saved saved;
    private final Glue glue;
    private final Executions executions;
    private final ResultPages pages;

    private Athena(Saved saved, Glue glue, Executions executions, ResultPages pages) {
        this.saved = saved;
        this.glue = glue;
        this.executions = executions;
        this.pages = pages;
    }

    /// Opens what is kept in a folder, which is made where there is none. The engine is not started before the first
    /// statement that needs it.
    ///
    /// @param engine not closed with this: it is its maker's
    /// @param results where results go
    /// @throws IOException when the folder cannot be written or read
    public static Athena open(
            Path folder, Clock clock, QueryEngine engine, Glue glue, ResultStore results, AthenaSettings settings)
            throws IOException {
        Saved saved = Saved.open(folder, clock);
        Executions executions = Executions.open(
                folder,
                clock,
                saved,
                engine,
                new EngineCatalog(glue, engine),
                new DdlStatements(glue, saved),
                results,
                settings);
        return new Athena(saved, glue, executions, new ResultPages(results));
    }

    /// Workgroups, named queries and prepared statements.
    public Saved saved() {
        return saved;
    }

    Glue glue() {
        return glue;
    }

    Executions executions() {
        return executions;
    }

    ResultPages pages() {
        return pages;
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return Map.of(BilledUnit.ATHENA_TERABYTES_SCANNED, executions.bill().terabytes());
    }

    /// Ends what runs: it is FAILED, and may be run again.
    @Override
    public void close() {
        executions.close();
    }
}
