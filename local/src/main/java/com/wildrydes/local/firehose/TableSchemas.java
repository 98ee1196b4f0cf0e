package com.wildrydes.local.firehose;

import com.wildrydes.local.firehose.parquet.Column;
import java.util.List;
import java.util.Optional;

/// The catalog that conversions take their columns from: asked for each delivery, so that a changed table
/// counts at once, as with the version `LATEST` on AWS.
@FunctionalInterface
public interface TableSchemas {
    /// The columns of a table, without its partition keys, in the table's order. Empty where there is no such
    /// table.
    Optional<List<Column>> columns(String database, String table);
}
