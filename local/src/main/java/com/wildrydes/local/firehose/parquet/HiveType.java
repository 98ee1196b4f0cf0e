package com.wildrydes.local.firehose.parquet;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column's type as Hive names it, of those that can be converted to.
///
/// @param precision digits of a decimal, 1 to 38; else 0
/// @param scale digits of a decimal after its point, up to `precision`; else 0
public record HiveType(Kind kind, int precision, int scale) {

    private static final Pattern DECIMAL =
            Pattern.compile("decimal(?:\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\))?");
    private static final int MAX_PRECISION = 38;
    private static final int DEFAULT_PRECISION = 10;

    /// What a type is apart from its parameters.
    public enum Kind {
        STRING,
        TINYINT,
        SMALLINT,
        INT,
        BIGINT,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        DECIMAL,
        TIMESTAMP,
        DATE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The type of a name such as `bigint` or `decimal(10,2)`.
    ///
    /// @throws IllegalArgumentException when there is no conversion to it
    public static HiveType of(String name) {
        String type = name.strip().toLowerCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            int precision = decimal.group(1) == null ? DEFAULT_PRECISION : Integer.parseInt(decimal.group(1));
            int scale = decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
            if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
                throw new IllegalArgumentException(
                        "a decimal has a precision of 1 to 38 and a scale of at most that: " + name);
            }
            return new HiveType(Kind.DECIMAL, precision, scale);
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.DECIMAL && kind.label().equals(type))
                .findFirst()
                .map(kind -> new HiveType(kind, 0, 0))
                .orElseThrow(() -> new IllegalArgumentException("there is no conversion to " + name
                        + ": take string, tinyint, smallint, int, bigint, float, double, boolean, decimal(p,s),"
                        + " timestamp or date"));
    }

    /// As in a table's definition.
    @Override
    public String toString() {
        return kind == Kind.DECIMAL ? "decimal(" + precision + "," + scale + ")" : kind.label();
    }
}
