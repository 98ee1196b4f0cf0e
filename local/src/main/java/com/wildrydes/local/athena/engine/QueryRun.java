package com.wildrydes.local.athena.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement on its way.
///
/// One thread at a time takes [#columns], then rows by [#next] until there are no more, then [#completion]; the engine
/// runs no further ahead of it than a few pages of rows, so a result of any size needs little memory. [#progress] and
/// [#cancel] may be called by any thread at any time.
public interface QueryRun extends AutoCloseable {

    Progress progress();

    /// Waits for the result's columns. A statement that writes has one, `rows`, and its rows are in [Completion].
    List<Column> columns() throws QueryFailedException, InterruptedException;

    /// Waits for the next row; null after the last.
    @Nullable
    Row next() throws QueryFailedException, InterruptedException;

    /// What the statement did; reads over the rows that are left.
    Completion completion() throws QueryFailedException, InterruptedException;

    /// Stops the statement. Its thread then gets a [QueryFailure.Cancelled], unless it had ended before.
    void cancel();

    /// Cancels what has not ended.
    @Override
    void close();
}
