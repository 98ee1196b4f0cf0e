package com.wildrydes.athenaqueries.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a query's file: a header in comments, then the statement.
///
/// ```sql
/// -- Where was one unicorn between two times?
/// --
/// -- Parameters:
/// --   name  string     the unicorn; for example Shadowfax
/// --   from  timestamp  events at or after this time; default 2026-01-01; for example 2026-07-21 09:15:00
/// --
/// -- Whatever else there is to say.
/// SELECT …
/// ```
///
/// Paragraphs are parted by a line that is `--`. The first is the question. Two spaces or more part a
/// parameter's name, type and meaning; `Parameters: none` says that there are none.
final class QueryFile {
    private static final String SECTION = "Parameters:";
    private static final Pattern PARAMETER = Pattern.compile("  ([a-z][a-z0-9_]*) {2,}(\\S+(?: \\S+)*) {2,}(\\S.*)");
    private static final Pattern MEANING =
            Pattern.compile("(?<meaning>[^;]+?)(?:; default (?<fallback>[^;]+))?; for example (?<example>[^;]+)");

    private final String name;
    private final List<String> header;
    private final String statement;

    private QueryFile(String name, String text) {
        this.name = name;
        List<String> lines = text.lines().toList();
        this.header = lines.stream()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.equals("--") ? "" : line.substring(Math.min(3, line.length())))
                .toList();
        this.statement = lines.stream().skip(header.size()).collect(Collectors.joining("\n"));
    }

    /// Reads a file.
    ///
    /// @param name of the query
    /// @throws IllegalArgumentException when header or statement are broken; the message names the query
    static SavedQuery parse(String name, String text) {
        var file = new QueryFile(name, text);
        try {
            return new SavedQuery(name, file.question(), file.parameters(), NamedSql.parse(file.statement.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ".sql: " + e.getMessage(), e);
        }
    }

    private String question() {
        String question = header.stream().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining(" "));
        if (!question.endsWith("?")) {
            throw new IllegalArgumentException(
                    "the header begins with the question, which ends with '?': '" + question + "'");
        }
        return question;
    }

    private List<Parameter> parameters() {
        List<String> section = header.stream()
                .dropWhile(line -> !line.startsWith(SECTION))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        if (section.isEmpty()) {
            throw new IllegalArgumentException("the header of " + name + " has no line '-- " + SECTION + "'");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String line : section.subList(1, section.size())) {
            parameters.add(parameter(line));
        }
        if (parameters.isEmpty() != section.getFirst().equals(SECTION + " none")) {
            throw new IllegalArgumentException("'-- " + SECTION + "' is followed by one line for each, or by 'none'");
        }
        return parameters;
    }

    private static Parameter parameter(String line) {
        Matcher parts = PARAMETER.matcher(line);
        Matcher meaning = MEANING.matcher(parts.matches() ? parts.group(3) : "");
        if (!parts.matches() || !meaning.matches()) {
            throw new IllegalArgumentException(
                    "a parameter is written '--   name  type  meaning; default …; for example …': '" + line + "'");
        }
        try {
            return new Parameter(
                    parts.group(1),
                    ParameterType.parse(parts.group(2)),
                    meaning.group("meaning"),
                    Optional.ofNullable(meaning.group("fallback")),
                    meaning.group("example"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parameter " + parts.group(1) + ": " + e.getMessage(), e);
        }
    }
}
