package com.wildrydes.athenaqueries.template;

import com.wildrydes.athenaqueries.catalogue.Catalogue;
import com.wildrydes.athenaqueries.catalogue.Parameter;
import com.wildrydes.athenaqueries.catalogue.SavedQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the saved queries into a template, as `AWS::Athena::NamedQuery` between two comments. What is between them is
/// never edited by hand.
public final class NamedQueries {
    private static final String BEGIN =
            "  # Named queries: scripts/named-queries makes them from athena-queries/*.sql, up to the next comment like this.\n";
    private static final String END = "  # End of the named queries.\n";

    private static final int COLUMNS = 120;

    private NamedQueries() {}

    /// @param arguments the template's file
    public static void main(String[] arguments) throws IOException {
        Path template = Path.of(arguments[0]);
        Files.writeString(template, into(Files.readString(template), Catalogue.load()));
    }

    /// The template with these queries in place of those that it has.
    ///
    /// @throws IllegalArgumentException when the template lacks one of the comments
    static String into(String template, Catalogue catalogue) {
        int begin = template.indexOf(BEGIN);
        int end = template.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "the template must have these two lines among its resources:\n" + BEGIN + END);
        }
        String queries =
                catalogue.queries().stream().map(NamedQueries::resource).collect(Collectors.joining("\n"));
        return template.substring(0, begin) + BEGIN + queries + template.substring(end);
    }

    private static String resource(SavedQuery query) {
        return """
                  %sQuery:
                    Type: AWS::Athena::NamedQuery
                    Properties:
                      Name: %s
                      Description: >-
                %s
                      Database: !Ref ArchiveDatabase
                      WorkGroup: !Ref WorkGroup
                      QueryString: |-
                %s
                """.formatted(
                        camelCase(query.name()),
                        query.name(),
                        indented(wrapped(description(query))),
                        indented(query.sql().positional().lines().toList()));
    }

    /// The question, then what to write for the question marks, which Athena's console asks for one by one.
    static String description(SavedQuery query) {
        return query.question()
                + query.parameters().stream()
                        .sorted(Comparator.comparing(
                                parameter -> query.sql().names().indexOf(parameter.name())))
                        .map(parameter -> " " + positions(query, parameter) + " " + parameter.name() + ": "
                                + parameter.meaning() + ", "
                                + parameter
                                        .fallback()
                                        .map(value ->
                                                "by default " + parameter.type().literal(value))
                                        .orElseGet(() -> "for example "
                                                + parameter.type().literal(parameter.example()))
                                + ".")
                        .collect(Collectors.joining());
    }

    private static String positions(SavedQuery query, Parameter parameter) {
        List<String> names = query.sql().names();
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(parameter.name()))
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    private static String camelCase(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + 1 + word.length() > COLUMNS - 8) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String indented(List<String> lines) {
        return lines.stream()
                .map(line -> line.isEmpty() ? "" : " ".repeat(8) + line)
                .collect(Collectors.joining("\n"));
    }
}
