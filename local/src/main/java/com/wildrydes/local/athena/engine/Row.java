package com.wildrydes.local.athena.engine;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a result, a value a column. What Java type a value has follows from the column's:
///
/// | Trino | Java |
/// | --- | --- |
/// | boolean | `Boolean` |
/// | tinyint, smallint, integer, bigint | `Long` |
/// | real, double | `Float`, `Double` |
/// | decimal | `BigDecimal` |
/// | varbinary | `byte[]` |
/// | array, map | `List`, `Map` (in order; both may hold nulls) |
/// | row | [Struct] |
/// | all others | `String`, as Trino writes it: `2026-01-31 12:00:00.000` |
public record Row(List<@Nullable Object> values) {

    /// The fields of a value of type row.
    ///
    /// @param names null for a field without one
    public record Struct(List<@Nullable String> names, List<@Nullable Object> values) {}

    /// The list is not copied: its maker does not change it.
    public Row {
        values = Collections.unmodifiableList(values);
    }
}
