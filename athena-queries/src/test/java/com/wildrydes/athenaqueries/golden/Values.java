package com.wildrydes.athenaqueries.golden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of a result as texts that can be compared.
final class Values {
    private Values() {}

    static List<@Nullable String> texts(List<? extends @Nullable Object> values) {
        List<@Nullable String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(text(value)));
        return texts;
    }

    /// A row as it is expected.
    static List<@Nullable String> row(@Nullable Object... values) {
        return texts(Arrays.asList(values));
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }
}
