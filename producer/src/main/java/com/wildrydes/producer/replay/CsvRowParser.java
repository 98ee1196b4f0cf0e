package com.wildrydes.producer.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Parses rows of CSV (RFC 4180) below a header.
final class CsvRowParser implements RowParser {

    private static final int NOT_THERE = -1;

    private final CsvReader.CsvReaderBuilder csv =
            CsvReader.builder().skipEmptyLines(false).trimWhitespacesAroundQuotes(false);
    private final int columns;
    private final Map<EventField, Integer> columnByField = new EnumMap<>(EventField.class);

    /// @param label how messages call the file
    /// @throws ReplayException when a column that the event needs, or that the mapping names, is not there once
    CsvRowParser(String label, String headerRow, FieldMapping mapping) throws ReplayException {
        List<String> header;
        try {
            header = fields(headerRow).stream().map(String::strip).toList();
        } catch (UnreadableRowException e) {
            throw new ReplayException(label + ": the header cannot be read: " + e.reason(), e);
        }
        columns = header.size();
        for (EventField field : EventField.values()) {
            String column = mapping.column(field);
            int index = header.indexOf(column);
            if (index != header.lastIndexOf(column)) {
                throw new ReplayException(label + ": column " + column + " must be there once, but is there twice; the "
                        + "columns are: " + String.join(", ", header));
            }
            if (index != NOT_THERE) {
                columnByField.put(field, index);
            } else if (mapping.isDemanded(field)) {
                throw new ReplayException(label + ": no column " + column + " for " + field.eventName()
                        + "; the columns are: " + String.join(", ", header) + ". Name the right one with --map "
                        + field.eventName() + "=COLUMN");
            }
        }
    }

    @Override
    public Map<EventField, String> parse(String row) throws UnreadableRowException {
        List<String> fields = fields(row);
        if (fields.size() != columns) {
            throw new UnreadableRowException(
                    "a row must have as many fields as the header, " + columns + ", but has " + fields.size());
        }
        Map<EventField, String> values = new EnumMap<>(EventField.class);
        columnByField.forEach((field, column) -> {
            if (!fields.get(column).isBlank()) {
                values.put(field, fields.get(column));
            }
        });
        return values;
    }

    private List<String> fields(String row) throws UnreadableRowException {
        try {
            List<CsvRecord> records = csv.ofCsvRecord(row).stream().toList();
            if (records.size() != 1) {
                throw new UnreadableRowException("a row must be one CSV record, but is " + records.size());
            }
            return records.getFirst().getFields();
        } catch (CsvParseException e) {
            throw new UnreadableRowException("a row must be CSV: " + e.getMessage());
        }
    }
}
