package com.wildrydes.athenaqueries.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which delivery of an event counts is decided by the view of `template.yaml`. Queries that repeat its statement, to
/// filter where the view cannot, repeat it to the letter.
class DeliveryChoiceTest {
    private static final String FILTERS = "WHERE arrivalday >= date_format(? - INTERVAL '1' DAY, "
            + "'year=%Y/month=%m/day=%d') AND statustimems >= date_diff('millisecond', TIMESTAMP "
            + "'1970-01-01 00:00:00.000', ?)";
    private static final String UPPER_BOUND =
            " AND statustimems < date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', ?)";
    private static final String TABLE = "FROM wildrydes.wildrydes";

    static List<SavedQuery> queries() {
        return Catalogue.load().queries();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_has_the_views_statement_and_its_own_filters(SavedQuery query) throws IOException {
        String view = DeliveryChoice.normal(viewStatement());
        String choice = DeliveryChoice.normal(DeliveryChoice.of(query.sql().positional()));
        switch (query.name()) {
            case "duplicates" -> assertThat(choice).doesNotContain("row_number");
            case "data-quality" -> {
                // Keeps the other deliveries as well.
                String inner = view.substring(view.indexOf("FROM(SELECT"), view.indexOf("WHERE delivery"));
                assertThat(choice)
                        .contains(DeliveryChoice.normal(inner.replace(TABLE, TABLE + " " + FILTERS + UPPER_BOUND)));
            }
            case "events-after" ->
                assertThat(choice).isEqualTo(withFilters(view, FILTERS.replace("statustimems >=", "statustimems >")));
            default -> assertThat(choice).isEqualTo(withFilters(view, FILTERS + UPPER_BOUND));
        }
    }

    @Test
    void the_view_is_found_in_the_template() throws IOException {
        assertThat(viewStatement()).contains("row_number() OVER", TABLE);
    }

    private static String withFilters(String view, String filters) {
        return DeliveryChoice.normal("WITH unicorn_events AS(" + view.replace(TABLE, TABLE + " " + filters) + ")");
    }

    /// The text between the quotes of `"originalSql": "…"`.
    private static String viewStatement() throws IOException {
        String template = Files.readString(Path.of("..", "template.yaml"));
        String key = "\"originalSql\": \"";
        int start = template.indexOf(key) + key.length();
        return template.substring(start, template.indexOf('"', start));
    }
}
