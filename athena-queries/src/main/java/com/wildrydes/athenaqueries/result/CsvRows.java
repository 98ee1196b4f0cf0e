package com.wildrydes.athenaqueries.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comma-separated values (RFC 4180) with a header, lines ended by `\n`. NULL is nothing, empty text is `""`.
public final class CsvRows implements RowWriter {
    private final CsvWriter csv;
    private final Writer out;

    public CsvRows(Writer out) {
        this.out = out;
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out);
    }

    @Override
    public void columns(List<Column> columns) {
        csv.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        csv.writeRecord(values);
    }

    @Override
    public void end() throws IOException {
        csv.flush();
        out.flush();
    }
}
