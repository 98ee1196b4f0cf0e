package com.wildrydes.athenaqueries.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.athenaqueries.catalogue.SavedQuery;
import com.wildrydes.local.template.AthenaResource.NamedQueryResource;
import com.wildrydes.local.template.Environment;
import com.wildrydes.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedQueriesTest {
    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final Catalogue CATALOGUE = Catalogue.load();

    /// Amazon Athena API Reference, CreateNamedQuery.
    private static final int DESCRIPTION_AT_MOST = 1024;

    static List<SavedQuery> queries() {
        return CATALOGUE.queries();
    }

    @Test
    void the_template_has_the_queries_of_the_files() throws IOException {
        String template = Files.readString(TEMPLATE);
        assertThat(NamedQueries.into(template, CATALOGUE))
                .as("run scripts/named-queries, which writes them into the template")
                .isEqualTo(template);
    }

    @Test
    void a_deployment_reads_every_statement_as_it_is_in_its_file() throws Exception {
        Map<String, NamedQueryResource> deployed = Template.read(
                        TEMPLATE, Map.of(), new Environment("123456789012", "us-east-1", "wildrydes"))
                .resources(NamedQueryResource.class)
                .stream()
                .collect(Collectors.toMap(NamedQueryResource::name, Function.identity()));
        assertThat(deployed).hasSameSizeAs(queries());
        for (SavedQuery query : queries()) {
            NamedQueryResource resource = deployed.get(query.name());
            assertThat(resource.queryString()).isEqualTo(query.sql().positional());
            assertThat(resource.description()).isEqualTo(NamedQueries.description(query));
            assertThat(resource.database()).isEqualTo("wildrydes");
            assertThat(resource.workGroup()).isEqualTo("wildrydes");
        }
    }

    @Test
    void a_description_says_what_to_write_for_the_question_marks() {
        assertThat(NamedQueries.description(CATALOGUE.query("trip")))
                .isEqualTo("Where was one unicorn between two times, and how did it feel?"
                        + " (1 and 2) from: events at or after this time, by default"
                        + " TIMESTAMP '0000-01-01 00:00:00.000'."
                        + " (3) to: events before this time, by default TIMESTAMP '9999-12-31 00:00:00.000'."
                        + " (4) name: the unicorn, for example 'Shadowfax'.");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void athena_takes_every_description(SavedQuery query) {
        assertThat(NamedQueries.description(query)).hasSizeLessThanOrEqualTo(DESCRIPTION_AT_MOST);
    }

    @Test
    void a_template_without_a_place_for_them_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedQueries.into("Resources:\n", CATALOGUE))
                .withMessageContaining("must have these two lines");
    }
}
