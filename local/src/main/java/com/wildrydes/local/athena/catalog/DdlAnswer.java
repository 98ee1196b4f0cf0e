package com.wildrydes.local.athena.catalog;

import com.wildrydes.local.athena.results.ResultColumn;
import java.util.List;
import java.util.stream.Stream;

/// What a DDL statement answers: the lines of its text file. Each line is one value, whatever the number of columns,
/// as on AWS.
public record DdlAnswer(List<ResultColumn> columns, List<String> lines) {

    static final DdlAnswer NOTHING = new DdlAnswer(List.of(), List.of());

    public DdlAnswer {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    static DdlAnswer of(List<String> lines, String... columns) {
        return new DdlAnswer(Stream.of(columns).map(ResultColumn::ofCatalog).toList(), lines);
    }
}
