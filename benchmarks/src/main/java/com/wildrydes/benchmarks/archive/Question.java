package com.wildrydes.benchmarks.archive;

import com.wildrydes.athenaqueries.catalogue.BoundQuery;
import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.benchmarks.stream.FleetStream;
import com.wildrydes.local.athena.engine.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// One of the workshop's questions: as the saved query asks it, and as the workshop's reader would.
///
/// @param saved the saved query with its values
/// @param plain a statement over the table `workshop`
record Question(String name, BoundQuery saved, String plain) {

    /// The table of the saved queries.
    private static final String TABLE = "wildrydes.wildrydes";

    /// The choice of one delivery of each event.
    private static final Pattern CHOICE =
            Pattern.compile("row_number\\(\\) OVER \\([^)]*\\([^)]*\\)[^)]*\\) AS delivery");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The four questions, asked of a fleet's archive.
    static List<Question> all(FleetStream fleet) {
        Duration quarter = fleet.duration().dividedBy(4);
        String from = TIME.format(fleet.start().plus(quarter));
        String to = TIME.format(fleet.start().plus(quarter.multipliedBy(3)));
        String late = TIME.format(
                fleet.start().plus(fleet.duration()).minus(fleet.duration().dividedBy(40)));
        return List.of(
                question(
                        "trip",
                        Map.of("name", "Shadowfax", "from", from, "to", to),
                        "SELECT * FROM workshop WHERE name = 'Shadowfax' AND statustime >= TIMESTAMP '" + from
                                + "' AND statustime < TIMESTAMP '" + to + "' ORDER BY statustime"),
                question(
                        "events-after",
                        Map.of("after", late),
                        "SELECT * FROM workshop WHERE statustime > TIMESTAMP '" + late + "' ORDER BY statustime, name"),
                question(
                        "total-distance",
                        Map.of(),
                        "SELECT name, sum(distance) AS metres FROM workshop GROUP BY name ORDER BY metres DESC"),
                question(
                        "low-vitals",
                        Map.of(),
                        "SELECT name, statustime, healthpoints, magicpoints FROM workshop"
                                + " WHERE healthpoints < 100 OR magicpoints < 100 ORDER BY statustime, name"));
    }

    private static Question question(String name, Map<String, String> values, String plain) {
        return new Question(name, Catalogue.load().query(name).bind(values), plain);
    }

    /// The saved query, asked of another table of the same columns.
    Statement of(String table) {
        return new Statement(
                saved.sql().replace(TABLE, Archives.DATABASE + "." + table), saved.parameters(), Archives.DATABASE);
    }

    /// The saved query, asked of a table that has each event once.
    Statement ofDistinct(String table) {
        Statement with = of(table);
        return new Statement(
                CHOICE.matcher(with.text()).replaceAll("1 AS delivery"), with.parameters(), with.database());
    }

    /// The plain statement.
    Statement plainly() {
        return new Statement(plain, List.of(), Archives.DATABASE);
    }
}
