package com.wildrydes.processors.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.processors.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A page of a replay's fixes, made from a piece of the result file. Immutable.
///
/// ```json
///   {"from":"…","to":"…","through":"…","stepMs":1000,"next":"3000123",
///    "unicorns":[{"name":"Shadowfax","times":[-29813,1000,1000],"resumed":[],
///                 "latitudes":[40748440,12,9],"longitudes":[-73985660,-31,4],"health":[120,0,1],"magic":[150,0,0]}]}
/// ```
///
/// The columns are those of [ReplayQuery]. Of a unicorn come as many entries, in their order, as parts of the range are
/// in the page. Before `through` nothing is missing in this page and those before it.
///
/// @param next the place in the file where the next page begins, null behind the last
/// @param throughMs milliseconds since the epoch
/// @param stepMs null when no row says it
record FixesPage(
        ReplayRange range,
        List<UnicornPart> rows,
        @Nullable Long stepMs,
        long throughMs,
        @Nullable Long next) {

    /// The page of a piece.
    ///
    /// @param piece begins with a row; the file's first with the column's names
    /// @param offset of the piece in the file, bytes
    /// @param fileSize bytes
    /// @return nothing when the piece is too short for a row
    /// @throws IllegalArgumentException when the piece is none of a replay's result
    static Optional<FixesPage> of(ReplayRange range, byte[] piece, long offset, long fileSize) {
        var rows = new ResultRows(piece);
        if (offset == 0) {
            rows.next();
        }
        var parts = new ArrayList<UnicornPart>();
        for (List<String> row = rows.next(); row != null; row = rows.next()) {
            parts.add(UnicornPart.of(row));
        }
        long end = offset + rows.offset();
        boolean last = end >= fileSize;
        if (!last && parts.isEmpty()) {
            return Optional.empty();
        }
        // The last part in the page may go on in the next one.
        return Optional.of(new FixesPage(
                range,
                List.copyOf(parts),
                parts.isEmpty() ? null : parts.getFirst().stepMs(),
                last ? range.toMs() : range.fromMs() + parts.getLast().beginsMs(),
                last ? null : end));
    }

    byte[] json() {
        return Json.object(json -> {
            json.writeStringField("from", Json.time(range.fromMs()));
            json.writeStringField("to", Json.time(range.toMs()));
            json.writeStringField("through", Json.time(throughMs));
            if (stepMs != null) {
                json.writeNumberField("stepMs", stepMs);
            }
            if (next != null) {
                json.writeStringField("next", next.toString());
            }
            json.writeArrayFieldStart("unicorns");
            for (UnicornPart row : rows) {
                row.write(json);
            }
            json.writeEndArray();
        });
    }

    /// One row of the result: a unicorn's fixes of one part of the range.
    ///
    /// @param beginsMs milliseconds from the range's beginning
    /// @param name as JSON
    private record UnicornPart(
            long stepMs,
            long beginsMs,
            String times,
            String resumed,
            String latitudes,
            String longitudes,
            String health,
            String magic,
            String name) {

        private static final int COLUMNS = 9;

        static UnicornPart of(List<String> row) {
            if (row.size() != COLUMNS) {
                throw new IllegalArgumentException("a replay's row must have " + COLUMNS + " values: " + row.size());
            }
            return new UnicornPart(
                    Long.parseLong(row.get(0)),
                    Long.parseLong(row.get(1)),
                    numbers(row.get(2)),
                    numbers(row.get(3)),
                    numbers(row.get(4)),
                    numbers(row.get(5)),
                    numbers(row.get(6)),
                    numbers(row.get(7)),
                    row.get(8));
        }

        /// Written as they came, so they must be what they are taken for.
        private static String numbers(String list) {
            for (int i = 0; i < list.length(); i++) {
                char c = list.charAt(i);
                if ((c < '0' || c > '9') && c != ',' && c != '-') {
                    throw new IllegalArgumentException("a replay's column must be of whole numbers: " + list);
                }
            }
            return list;
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeFieldName("name");
            json.writeRawValue(name);
            column(json, "times", times);
            column(json, "resumed", resumed);
            column(json, "latitudes", latitudes);
            column(json, "longitudes", longitudes);
            column(json, "health", health);
            column(json, "magic", magic);
            json.writeEndObject();
        }

        private static void column(JsonGenerator json, String field, String numbers) throws IOException {
            json.writeFieldName(field);
            json.writeRawValue("[" + numbers + "]");
        }
    }
}
