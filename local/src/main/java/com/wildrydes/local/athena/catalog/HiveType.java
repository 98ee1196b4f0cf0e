package com.wildrydes.local.athena.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A type of the engine in Hive's words, as Glue keeps it: `array(row(x bigint))` is `array<struct<x:bigint>>`
/// (Athena User Guide, "Data types in Amazon Athena").
final class HiveType {
    private HiveType() {}

    static String of(String trinoType) {
        String type = trinoType.trim().toLowerCase(Locale.ROOT);
        int open = type.indexOf('(');
        String base = open < 0 ? type : type.substring(0, open);
        return switch (base) {
            case "integer" -> "int";
            case "real" -> "float";
            case "varbinary" -> "binary";
            case "varchar" -> open < 0 ? "string" : type;
            case "timestamp" -> "timestamp";
            case "array" -> "array<" + of(arguments(type).getFirst()) + '>';
            case "map" -> {
                List<String> arguments = arguments(type);
                yield "map<" + of(arguments.getFirst()) + ',' + of(arguments.getLast()) + '>';
            }
            case "row" ->
                arguments(type).stream().map(HiveType::field).collect(Collectors.joining(",", "struct<", ">"));
            case "decimal", "char" -> type.replace(" ", "");
            default -> base;
        };
    }

    /// A field's name, which is quoted where it would be no word, and its type.
    private static String field(String field) {
        boolean quoted = field.startsWith("\"");
        int end = quoted ? field.indexOf('"', 1) : field.indexOf(' ');
        return field.substring(quoted ? 1 : 0, end) + ':' + of(field.substring(end + 1));
    }

    /// What is between a type's outer brackets, cut at the commas that are in no others.
    private static List<String> arguments(String type) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int from = type.indexOf('(') + 1;
        for (int i = from; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(type.substring(from, i).trim());
                from = i + 1;
            }
        }
        return arguments;
    }
}
