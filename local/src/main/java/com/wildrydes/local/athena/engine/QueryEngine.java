package com.wildrydes.local.athena.engine;

/// Runs SQL over the tables of a catalog. Thread-safe; statements run side by side.
public interface QueryEngine extends AutoCloseable {

    /// Hands over a statement and returns at once. What is wrong with it comes out of the run, never out of this call.
    /// Whoever starts a run closes it.
    QueryRun start(Statement statement);

    /// Replaces the catalog. Statements that start after this call see the new one.
    void catalog(Catalog catalog);

    /// Ends what runs, and the engine.
    @Override
    void close();
}
