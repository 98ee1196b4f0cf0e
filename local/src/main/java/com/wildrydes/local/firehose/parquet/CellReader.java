package com.wildrydes.local.firehose.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads the value of one column, as the OpenX JSON SerDe does: text that holds a number counts as one,
/// anything counts as text, and all else must be what the column is.
///
/// @param index of the column
record CellReader(int index, Column column, HiveType type) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int SHOWN_CHARACTERS = 40;

    /// Reads the parser's current value into the row begun last.
    void read(JsonParser parser, Rows rows) throws IOException, UnconvertibleException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            rows.unset(index);
            return;
        }
        try {
            switch (type.kind()) {
                case STRING -> text(parser, token, rows);
                case TINYINT -> rows.set(index, integer(parser, token, Byte.MIN_VALUE, Byte.MAX_VALUE));
                case SMALLINT -> rows.set(index, integer(parser, token, Short.MIN_VALUE, Short.MAX_VALUE));
                case INT -> rows.set(index, integer(parser, token, Integer.MIN_VALUE, Integer.MAX_VALUE));
                case BIGINT -> rows.set(index, integer(parser, token, Long.MIN_VALUE, Long.MAX_VALUE));
                case FLOAT -> rows.set(index, Float.floatToRawIntBits(toFloat(number(parser, token))));
                case DOUBLE -> rows.set(index, Double.doubleToRawLongBits(number(parser, token)));
                case BOOLEAN -> rows.set(index, truth(parser, token) ? 1 : 0);
                case DECIMAL -> rows.set(index, Decimals.of(scalar(parser, token), type));
                case TIMESTAMP -> rows.set(index, Timestamps.int96(scalar(parser, token)));
                case DATE ->
                    rows.set(index, LocalDate.parse(scalar(parser, token)).toEpochDay());
            }
        } catch (InputCoercionException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw mismatch(parser, token);
        }
    }

    private void text(JsonParser parser, JsonToken token, Rows rows) throws IOException {
        if (token.isStructStart()) {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            try (JsonGenerator copy = JSON.createGenerator(json)) {
                copy.copyCurrentStructure(parser);
            }
            rows.set(index, json.toByteArray());
        } else {
            rows.set(index, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
    }

    private static long integer(JsonParser parser, JsonToken token, long min, long max) throws IOException {
        long value = switch (token) {
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_STRING -> Long.parseLong(parser.getText().strip());
            default -> throw new IllegalArgumentException();
        };
        if (value < min || value > max) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static double number(JsonParser parser, JsonToken token) throws IOException {
        double value = switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> Double.parseDouble(parser.getText());
            default -> throw new IllegalArgumentException();
        };
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static float toFloat(double value) {
        if (Math.abs(value) > Float.MAX_VALUE) {
            throw new IllegalArgumentException();
        }
        return (float) value;
    }

    private static boolean truth(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> {
                String text = parser.getText().strip();
                if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                    throw new IllegalArgumentException();
                }
                yield text.equalsIgnoreCase("true");
            }
            default -> throw new IllegalArgumentException();
        };
    }

    private static String scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
            default -> throw new IllegalArgumentException();
        };
    }

    private UnconvertibleException mismatch(JsonParser parser, JsonToken token) throws IOException {
        String text =
                token.isStructStart() ? (token == JsonToken.START_OBJECT ? "an object" : "an array") : parser.getText();
        String shown = text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
        return UnconvertibleException.mismatch("Column " + column.name() + " is of type " + type + ": " + shown);
    }
}
