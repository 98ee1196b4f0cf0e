package com.wildrydes.athenaqueries.result;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a result row by row: its columns once, then its rows, then its end.
public interface RowWriter {
    void columns(List<Column> columns) throws IOException;

    /// @param values in the columns' order, as Athena writes them; null for NULL
    void row(List<@Nullable String> values) throws IOException;

    /// After the last row: writes what is held back.
    void end() throws IOException;
}
