package com.wildrydes.local.athena.results;

import java.util.Locale;
import java.util.regex.Pattern;

/// A column of a result (Athena API Reference, "ColumnInfo"). Its catalog is always `hive`, its schema and table are
/// empty, and whether it holds nulls is UNKNOWN, as on AWS.
///
/// @param name as the statement calls it
/// @param type in Athena's words, without parameters: `varchar`, `decimal`, `array`
/// @param precision digits, or the longest text
/// @param scale digits after the point of a decimal
public record ResultColumn(String name, String type, int precision, int scale, boolean caseSensitive) {
    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final Pattern BRACKETS = Pattern.compile("\\(.*\\)");
    private static final int MAX_VARBINARY = 1_073_741_824;

    /// A column as the engine describes it.
    ///
    /// @param trinoType such as `decimal(10,2)`, `timestamp(3) with time zone`
    public static ResultColumn of(String name, String trinoType) {
        String type = trinoType.toLowerCase(Locale.ROOT);
        String base = BRACKETS.matcher(type).replaceFirst("");
        return switch (base) {
            case "boolean" -> plain(name, "boolean", 0);
            case "tinyint" -> plain(name, "tinyint", 3);
            case "smallint" -> plain(name, "smallint", 5);
            case "integer" -> plain(name, "integer", 10);
            case "bigint" -> plain(name, "bigint", 19);
            case "real" -> plain(name, "float", 17);
            case "double" -> plain(name, "double", 17);
            case "decimal" -> new ResultColumn(name, "decimal", argument(type, 0, 38), argument(type, 1, 0), false);
            case "varchar" -> new ResultColumn(name, "varchar", argument(type, 0, UNBOUNDED), 0, true);
            case "char" -> new ResultColumn(name, "char", argument(type, 0, 1), 0, true);
            case "varbinary" -> plain(name, "varbinary", MAX_VARBINARY);
            case "date" -> plain(name, "date", 0);
            case "time", "time with time zone", "timestamp", "timestamp with time zone" -> plain(name, base, 3);
            case "unknown" -> plain(name, "unknown", 0);
            // array, map, row, json, intervals and what else there is
            default -> plain(name, base, 0);
        };
    }

    /// A column of what the catalog answers.
    public static ResultColumn ofCatalog(String name) {
        return plain(name, "string", 0);
    }

    private static ResultColumn plain(String name, String type, int precision) {
        return new ResultColumn(name, type, precision, 0, false);
    }

    private static int argument(String type, int index, int otherwise) {
        int open = type.indexOf('(');
        int close = type.indexOf(')');
        if (open < 0 || close < open) {
            return otherwise;
        }
        String[] arguments = type.substring(open + 1, close).split(",", -1);
        return index < arguments.length ? Integer.parseInt(arguments[index].trim()) : otherwise;
    }
}
