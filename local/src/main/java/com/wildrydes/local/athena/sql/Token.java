package com.wildrydes.local.athena.sql;

import java.util.Locale;

/// A piece of a statement's text.
///
/// @param text as written, with its quotes
/// @param start where it begins, in characters from 0
/// @param line counts from 1
/// @param column counts from 1
record Token(Kind kind, String text, int start, int line, int column) {

    enum Kind {
        WORD,
        /// In double quotes.
        QUOTED,
        /// In backquotes.
        BACKQUOTED,
        /// In single quotes.
        STRING,
        NUMBER,
        /// One character of its own: a bracket, a comma, a question mark.
        SYMBOL
    }

    int end() {
        return start + text.length();
    }

    /// Whether this is an unquoted word, in any case.
    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.BACKQUOTED;
    }

    /// A name or a string without its quotes; an unquoted name in lower case.
    String value() {
        if (kind == Kind.WORD) {
            return text.toLowerCase(Locale.ROOT);
        }
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }
}
