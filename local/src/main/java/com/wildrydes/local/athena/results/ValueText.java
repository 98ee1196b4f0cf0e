package com.wildrydes.local.athena.results;

import com.wildrydes.local.athena.engine.Row;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A value as Athena writes it in a result: `2026-11-22 18:00:00.000`, `1.0E10`, `[1, 2]`, `{a=1}`, `{x=1, y=null}`.
public final class ValueText {
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    private ValueText() {}

    /// A value's text; null for null.
    public static @Nullable String of(@Nullable Object value) {
        return value == null ? null : text(value);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            case BigDecimal decimal -> decimal.toPlainString();
            case byte[] bytes -> BYTES.formatHex(bytes);
            case List<?> items -> items.stream().map(ValueText::text).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> text(entry.getKey()) + '=' + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Row.Struct struct -> struct(struct);
            case Object other -> other.toString();
        };
    }

    private static String struct(Row.Struct struct) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < struct.values().size(); i++) {
            String name = struct.names().get(i);
            text.append(i == 0 ? "" : ", ")
                    .append(name == null ? "field" + i : name)
                    .append('=')
                    .append(text(struct.values().get(i)));
        }
        return text.append('}').toString();
    }
}
