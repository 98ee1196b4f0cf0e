package com.wildrydes.local.athena.engine.trino;

import com.wildrydes.local.athena.engine.QueryFailure.Position;
import com.wildrydes.local.athena.engine.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is sent for a statement. One with parameters travels as a string inside of another,
/// `EXECUTE IMMEDIATE '…' USING …`, whose positions are led back to the text that was asked for.
record SqlText(String sent, int columnShift) {
    private static final String EXECUTE = "EXECUTE IMMEDIATE '";

    private static final Pattern PLACE = Pattern.compile("line (\\d+):(\\d+): ");

    static SqlText of(Statement statement) {
        if (statement.parameters().isEmpty()) {
            return new SqlText(statement.text(), 0);
        }
        // A parameter may end in a comment: the line's end ends it.
        String sent = EXECUTE + statement.text().replace("'", "''") + "' USING "
                + String.join("\n, ", statement.parameters()) + '\n';
        return new SqlText(sent, EXECUTE.length());
    }

    /// Where a position in what was sent is in the statement.
    Position position(int line, int column) {
        return new Position(line, line == 1 ? Math.max(1, column - columnShift) : column);
    }

    /// A message with the positions that it begins with and names led back alike.
    String message(String message) {
        if (columnShift == 0) {
            return message;
        }
        Matcher places = PLACE.matcher(message);
        return places.replaceAll(place -> {
            Position at = position(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
            return "line " + at.line() + ':' + at.column() + ": ";
        });
    }
}
