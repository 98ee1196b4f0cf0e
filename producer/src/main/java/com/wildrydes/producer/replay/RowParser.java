package com.wildrydes.producer.replay;

import java.util.Map;

/// Finds the values of the event's fields in a row.
sealed interface RowParser permits CsvRowParser, JsonRowParser {

    /// The values as they are written; what is empty or null is not in the map.
    ///
    /// @throws UnreadableRowException when the row is not of the format
    /// @throws ReplayException when the file as a whole does not hold what the mapping names
    Map<EventField, String> parse(String row) throws UnreadableRowException, ReplayException;
}
