package com.wildrydes.local.firehose.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the JSON documents of a record into rows, as the OpenX JSON SerDe does: objects one after the other,
/// with or without white space between; keys without a column are passed over, columns without a key are null,
/// and of equal keys the last counts. For one thread.
final class DocumentReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /// Spellings of keys that are remembered: a sender that makes up keys must not fill the memory.
    private static final int MAX_SPELLINGS = 1000;

    private final OpenXSettings settings;
    private final Map<String, CellReader> byKey = new HashMap<>();
    private final Map<String, @Nullable CellReader> bySpelling = new HashMap<>();

    /// @throws IllegalArgumentException when a column has a type that cannot be converted to
    DocumentReader(List<Column> columns, OpenXSettings settings) {
        this.settings = settings;
        List<CellReader> cells = cells(columns);
        for (CellReader cell : cells) {
            String name = cell.column().name();
            String key = settings.columnToJsonKey().getOrDefault(name, name);
            byKey.put(normal(key), cell);
        }
    }

    private static List<CellReader> cells(List<Column> columns) {
        List<CellReader> cells = new ArrayList<>();
        for (Column column : columns) {
            try {
                cells.add(new CellReader(cells.size(), column, HiveType.of(column.type())));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("column " + column.name() + ": " + e.getMessage(), e);
            }
        }
        return cells;
    }

    private String normal(String key) {
        String dotless = settings.dotsToUnderscores() ? key.replace('.', '_') : key;
        return settings.caseInsensitive() ? dotless.toLowerCase(Locale.ROOT) : dotless;
    }

    /// Reads all documents of a record, in place of what is in `rows`.
    ///
    /// @param record backed by an array
    /// @throws UnconvertibleException when one cannot be converted; what is in `rows` then means nothing
    void read(ByteBuffer record, Rows rows) throws UnconvertibleException {
        rows.clear();
        try (JsonParser parser =
                JSON.createParser(record.array(), record.arrayOffset() + record.position(), record.remaining())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw UnconvertibleException.noJson("Each document must be an object, not " + token);
                }
                rows.add();
                document(parser, rows);
            }
        } catch (JsonProcessingException e) {
            throw UnconvertibleException.noJson(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw UnconvertibleException.noJson(e.toString());
        }
        if (rows.count() == 0) {
            throw UnconvertibleException.noJson("The record holds no document");
        }
    }

    private void document(JsonParser parser, Rows rows) throws IOException, UnconvertibleException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            CellReader cell = cell(key);
            parser.nextToken();
            if (cell == null) {
                parser.skipChildren();
            } else {
                cell.read(parser, rows);
            }
        }
    }

    private @Nullable CellReader cell(String key) {
        CellReader known = bySpelling.get(key);
        if (known != null || bySpelling.containsKey(key)) {
            return known;
        }
        CellReader cell = byKey.get(normal(key));
        if (bySpelling.size() < MAX_SPELLINGS) {
            bySpelling.put(key, cell);
        }
        return cell;
    }
}
