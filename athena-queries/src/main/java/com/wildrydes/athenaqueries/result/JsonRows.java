package com.wildrydes.athenaqueries.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One JSON array with an object a row, each on a line of its own.
///
/// Numbers and booleans are JSON's own, digit by digit as Athena wrote them; NaN and infinity, which JSON has
/// not, are strings, as is everything else. A column whose name was there before gets its position behind it.
public final class JsonRows implements RowWriter {
    private static final Set<String> NOT_IN_JSON = Set.of("NaN", "Infinity", "-Infinity");

    private final JsonGenerator json;
    private final Writer out;
    private List<Column> columns = List.of();

    public JsonRows(Writer out) throws IOException {
        this.out = out;
        this.json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new LineARow());
    }

    @Override
    public void columns(List<Column> columns) throws IOException {
        Set<String> names = new HashSet<>();
        this.columns = IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    Column column = columns.get(i);
                    return names.add(column.name()) ? column : new Column(column.name() + "_" + (i + 1), column.type());
                })
                .toList();
        json.writeStartArray();
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(columns.get(i).name());
            value(columns.get(i), values.get(i));
        }
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.flush();
        out.flush();
    }

    private void value(Column column, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (column.isBoolean()) {
            json.writeBoolean(Boolean.parseBoolean(value));
        } else if (column.isNumber() && !NOT_IN_JSON.contains(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(value);
        }
    }

    private static final class LineARow extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1;

        @Override
        public void beforeArrayValues(JsonGenerator json) throws IOException {
            json.writeRaw('\n');
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(",\n");
        }

        @Override
        public void writeEndArray(JsonGenerator json, int rows) throws IOException {
            json.writeRaw(rows == 0 ? "]" : "\n]");
        }
    }
}
