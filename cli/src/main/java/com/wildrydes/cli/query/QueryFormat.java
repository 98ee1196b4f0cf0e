package com.wildrydes.cli.query;

import com.wildrydes.athenaqueries.result.CsvRows;
import com.wildrydes.athenaqueries.result.JsonRows;
import com.wildrydes.athenaqueries.result.RowWriter;
import com.wildrydes.athenaqueries.result.TableRows;
import com.wildrydes.cli.terminal.Printable;
import java.io.IOException;
import java.io.Writer;

/// How a result is written.
enum QueryFormat {
    TABLE,
    CSV,
    JSON;

    RowWriter to(Writer out) throws IOException {
        return switch (this) {
            case TABLE -> new TableRows(out, Printable::of);
            case CSV -> new CsvRows(out);
            case JSON -> new JsonRows(out);
        };
    }
}
