package com.wildrydes.athenaqueries.result;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/// A table for people: a line a row, numbers to the right, NULL as nothing.
///
/// The first 1,000 rows are held back to see how wide the columns are; all others are written as they come. A
/// value that is wider than its column then pushes the rest of its line to the right: nothing is cut off.
public final class TableRows implements RowWriter {
    static final int HELD_BACK = 1_000;
    private static final String GAP = "  ";

    private final Writer out;
    private final UnaryOperator<String> printable;
    private final List<List<String>> held = new ArrayList<>();
    private List<Column> columns = List.of();
    private int[] widths = {};
    private boolean streaming;

    /// @param printable makes text safe for a terminal: no control characters, one line
    public TableRows(Writer out, UnaryOperator<String> printable) {
        this.out = out;
        this.printable = printable;
    }

    @Override
    public void columns(List<Column> columns) {
        this.columns = columns.stream()
                .map(column -> new Column(printable.apply(column.name()), column.type()))
                .toList();
        this.widths =
                this.columns.stream().mapToInt(column -> width(column.name())).toArray();
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        List<String> cells = values.stream()
                .map(value -> value == null ? "" : printable.apply(value))
                .toList();
        if (streaming) {
            write(cells);
            return;
        }
        held.add(cells);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
        if (held.size() == HELD_BACK) {
            release();
        }
    }

    @Override
    public void end() throws IOException {
        if (!streaming) {
            release();
        }
        out.flush();
    }

    private void release() throws IOException {
        streaming = true;
        if (!columns.isEmpty()) {
            write(columns.stream().map(Column::name).toList());
            write(Arrays.stream(widths).mapToObj("-"::repeat).toList());
        }
        for (List<String> cells : held) {
            write(cells);
        }
        held.clear();
    }

    private void write(List<String> cells) throws IOException {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(Math.max(0, widths[i] - width(cell)));
            boolean right = columns.get(i).isNumber();
            line.append(i == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(cell)
                    .append(right ? "" : padding);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /// How many cells of a terminal the text takes: two for a Chinese character, none for an accent of its
    /// own.
    private static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int length = Math.max(1, WCWidth.charCountForGraphemeCluster(text, i));
            width += Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, i));
            i += length;
        }
        return width;
    }
}
