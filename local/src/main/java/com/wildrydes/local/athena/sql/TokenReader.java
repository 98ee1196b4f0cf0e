package com.wildrydes.local.athena.sql;

import com.wildrydes.local.athena.AthenaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads tokens from the first to the last.
final class TokenReader {
    private final String text;
    private final List<Token> tokens;
    private int next;

    TokenReader(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    @Nullable
    Token peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    /// Takes words where all of them follow.
    boolean take(String... words) {
        if (next + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(next + i).is(words[i])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    boolean takeSymbol(char symbol) {
        Token token = peek();
        if (token == null || !token.isSymbol(symbol)) {
            return false;
        }
        next++;
        return true;
    }

    /// A name, with or without quotes.
    String name() throws AthenaException {
        Token token = peek();
        if (token == null || !token.isName()) {
            throw mismatch("<identifier>");
        }
        next++;
        return token.value();
    }

    /// `table`, `database.table` or `catalog.database.table`.
    TableName tableName() throws AthenaException {
        String first = name();
        if (!takeSymbol('.')) {
            return new TableName(null, first);
        }
        String second = name();
        return takeSymbol('.') ? new TableName(second, name()) : new TableName(first, second);
    }

    /// A pattern in quotes; null where none follows.
    @Nullable
    String pattern() {
        Token token = peek();
        if (token == null || token.kind() != Token.Kind.STRING) {
            return null;
        }
        next++;
        return token.value();
    }

    /// The text from here to the end.
    String rest() {
        Token token = peek();
        return token == null
                ? ""
                : text.substring(token.start(), tokens.getLast().end());
    }

    /// The text up to a comma, or a closing bracket, that is in no brackets; or to the end.
    String upToComma() {
        int depth = 0;
        int from = next;
        for (; next < tokens.size(); next++) {
            Token token = tokens.get(next);
            if (token.isSymbol('(') || token.isSymbol('[')) {
                depth++;
            } else if (token.isSymbol(')') || token.isSymbol(']')) {
                if (depth == 0) {
                    break;
                }
                depth--;
            } else if (token.isSymbol(',') && depth == 0) {
                break;
            }
        }
        return from == next
                ? ""
                : text.substring(tokens.get(from).start(), tokens.get(next - 1).end());
    }

    /// Where the next token begins; the text's length after the last.
    int start() {
        Token token = peek();
        return token == null ? text.length() : token.start();
    }

    void end() throws AthenaException {
        if (peek() != null) {
            throw mismatch("<EOF>");
        }
    }

    /// An error as Athena's parser words it.
    AthenaException mismatch(String expected) {
        Token token = peek();
        if (token == null) {
            Token last = tokens.isEmpty() ? new Token(Token.Kind.SYMBOL, "", 0, 1, 1) : tokens.getLast();
            int column = last.column() + last.text().length();
            return AthenaException.malformed(
                    "line %d:%d: mismatched input '<EOF>'. Expecting: %s".formatted(last.line(), column, expected));
        }
        return AthenaException.malformed("line %d:%d: mismatched input '%s'. Expecting: %s"
                .formatted(token.line(), token.column(), token.text(), expected));
    }
}
