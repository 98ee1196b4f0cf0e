package com.wildrydes.athenaqueries.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    /// The most question marks that Athena's console takes (Amazon Athena User Guide, "Use parameterized queries").
    private static final int PARAMETERS_AT_MOST = 25;

    static List<SavedQuery> queries() {
        return CATALOGUE.queries();
    }

    @Test
    void every_file_of_the_folder_is_in_the_catalogue() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("."))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(queries().stream()
                            .map(query -> query.name() + ".sql")
                            .toList());
        }
    }

    @Test
    void the_workshops_four_are_there_under_their_names() {
        assertThat(queries())
                .extracting(SavedQuery::name)
                .contains("trip", "events-after", "total-distance", "low-vitals");
    }

    @Test
    void an_unknown_name_suggests_the_nearest() {
        assertThatExceptionOfType(QueryUsageException.class)
                .isThrownBy(() -> CATALOGUE.query("total-distanse"))
                .withMessageStartingWith("there is no query 'total-distanse', did you mean 'total-distance'? "
                        + "The queries are trip, events-after, ");
        assertThatExceptionOfType(QueryUsageException.class)
                .isThrownBy(() -> CATALOGUE.query("distance"))
                .withMessageContaining("did you mean 'total-distance'?");
        assertThatExceptionOfType(QueryUsageException.class)
                .isThrownBy(() -> CATALOGUE.query("weather"))
                .withMessageStartingWith("there is no query 'weather'. The queries are trip, ");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void only_what_cannot_be_guessed_has_no_default(SavedQuery query) {
        List<String> required = query.parameters().stream()
                .filter(parameter -> parameter.fallback().isEmpty())
                .map(Parameter::name)
                .toList();
        assertThat(required)
                .isEqualTo(
                        switch (query.name()) {
                            case "trip" -> List.of("name");
                            case "events-after" -> List.of("after");
                            default -> List.of();
                        });
    }

    @ParameterizedTest
    @MethodSource("queries")
    void athenas_console_takes_every_query(SavedQuery query) {
        assertThat(query.sql().names()).hasSizeLessThanOrEqualTo(PARAMETERS_AT_MOST);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void parameters_stand_in_where_clauses_only_as_athena_documents(SavedQuery query) {
        assertThat(ClauseOfParameters.in(query.sql().positional())).containsOnly("WHERE");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void every_result_has_an_order(SavedQuery query) {
        String lastLine = query.sql().positional().lines().toList().getLast();
        assertThat(lastLine).startsWith("ORDER BY ");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void examples_can_be_bound(SavedQuery query) {
        Map<String, String> examples =
                query.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::example));
        assertThat(query.bind(examples).parameters()).hasSameSizeAs(query.sql().names());
    }
}
