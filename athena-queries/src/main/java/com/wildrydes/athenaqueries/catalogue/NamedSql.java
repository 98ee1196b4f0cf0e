package com.wildrydes.athenaqueries.catalogue;

import java.util.ArrayList;
import java.util.List;

/// SQL with named parameters (`:from`), and the same with the question marks that Athena takes.
///
/// A parameter is a colon and a lower-case name, outside of string literals, quoted identifiers and comments;
/// a name may occur several times.
///
/// @param pieces the text before, between and behind the parameters: one more than there are
/// @param names of the parameters, in the text's order
public record NamedSql(List<String> pieces, List<String> names) {
    public NamedSql {
        pieces = List.copyOf(pieces);
        names = List.copyOf(names);
    }

    /// The text with a question mark in each parameter's place.
    public String positional() {
        return String.join("?", pieces);
    }

    /// Reads the text of one statement.
    ///
    /// @throws IllegalArgumentException when a literal, identifier or comment has no end, or when there is a
    ///     semicolon or a question mark outside of them; in a comment too, where Athena's console counts it
    public static NamedSql parse(String sql) {
        return new Scanner(sql).scan();
    }

    private static final class Scanner {
        private final String sql;
        private final StringBuilder piece = new StringBuilder();
        private final List<String> pieces = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int position;

        Scanner(String sql) {
            this.sql = sql;
        }

        NamedSql scan() {
            while (position < sql.length()) {
                char next = sql.charAt(position);
                switch (next) {
                    // A doubled quote ends one literal and begins another, which comes to the same.
                    case '\'', '"' -> copyThrough(String.valueOf(next), 1);
                    case '-' -> {
                        if (sql.startsWith("--", position)) {
                            copyLine();
                        } else {
                            copy(1);
                        }
                    }
                    case '/' -> {
                        if (sql.startsWith("/*", position)) {
                            refuseQuestionMark(copyThrough("*/", 2));
                        } else {
                            copy(1);
                        }
                    }
                    case ':' -> parameter();
                    case '?' ->
                        throw new IllegalArgumentException("a parameter has a name, like :from, not '?': " + here());
                    case ';' -> throw new IllegalArgumentException("a query is one statement without ';': " + here());
                    default -> copy(1);
                }
            }
            pieces.add(piece.toString());
            return new NamedSql(pieces, names);
        }

        private void parameter() {
            int end = position + 1;
            while (end < sql.length() && isNamePart(sql.charAt(end))) {
                end++;
            }
            if (end == position + 1 || !isLetter(sql.charAt(position + 1))) {
                throw new IllegalArgumentException("after ':' comes a parameter's name in lower case: " + here());
            }
            names.add(sql.substring(position + 1, end));
            pieces.add(piece.toString());
            piece.setLength(0);
            position = end;
        }

        private void copyLine() {
            int end = sql.indexOf('\n', position);
            refuseQuestionMark(copy((end < 0 ? sql.length() : end) - position));
        }

        private String copyThrough(String closing, int from) {
            int end = sql.indexOf(closing, position + from);
            if (end < 0) {
                throw new IllegalArgumentException("what begins here has no end: " + here());
            }
            return copy(end + closing.length() - position);
        }

        private String copy(int length) {
            String copied = sql.substring(position, position + length);
            piece.append(copied);
            position += length;
            return copied;
        }

        private static void refuseQuestionMark(String comment) {
            if (comment.contains("?")) {
                throw new IllegalArgumentException(
                        "a comment has no '?', which Athena's console takes for a parameter: " + comment);
            }
        }

        private String here() {
            return sql.substring(position).lines().findFirst().orElse("");
        }

        private static boolean isLetter(char character) {
            return character >= 'a' && character <= 'z';
        }

        private static boolean isNamePart(char character) {
            return isLetter(character) || character == '_' || character >= '0' && character <= '9';
        }
    }
}
