package com.wildrydes.local.athena.sql;

import com.wildrydes.local.athena.AthenaException;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into tokens as Trino's grammar does; comments and white space are left out.
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    /// @throws AthenaException when a quote or a comment does not end
    static List<Token> tokens(String text) throws AthenaException {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() throws AthenaException {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            advance(at + 1);
        } else if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            advance(end < 0 ? text.length() : end);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                throw error("a comment that begins here does not end");
            }
            advance(end + 2);
        } else if (c == '\'') {
            quoted(Token.Kind.STRING, c);
        } else if (c == '"') {
            quoted(Token.Kind.QUOTED, c);
        } else if (c == '`') {
            quoted(Token.Kind.BACKQUOTED, c);
        } else if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            number();
        } else if (Character.isLetter(c) || c == '_') {
            int end = at + 1;
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            add(Token.Kind.WORD, end);
        } else {
            add(Token.Kind.SYMBOL, at + 1);
        }
    }

    private void quoted(Token.Kind kind, char quote) throws AthenaException {
        int end = at + 1;
        while (true) {
            end = text.indexOf(quote, end);
            if (end < 0) {
                throw error("mismatched input '" + quote + "': a quote that begins here does not end");
            }
            if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                end += 2;
            } else {
                add(kind, end + 1);
                return;
            }
        }
    }

    private void number() {
        int end = at;
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '.' || isSign(end))) {
            end++;
        }
        add(Token.Kind.NUMBER, end);
    }

    /// Whether the sign of an exponent is here, as in `1E-5`.
    private boolean isSign(int index) {
        char c = text.charAt(index);
        char before = text.charAt(index - 1);
        return (c == '-' || c == '+') && (before == 'e' || before == 'E');
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at, line, at - lineStart + 1));
        advance(end);
    }

    private void advance(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private AthenaException error(String message) {
        return AthenaException.malformed("line " + line + ":" + (at - lineStart + 1) + ": " + message);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
