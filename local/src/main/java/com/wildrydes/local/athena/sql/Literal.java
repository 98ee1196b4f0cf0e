package com.wildrydes.local.athena.sql;

import com.wildrydes.local.athena.AthenaException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A value for a question mark: one SQL literal, and nothing else.
///
/// AWS evaluates a constant expression (Athena User Guide, "Use parameterized queries"). Here only a literal is taken,
/// because a value that is more than one is a value that someone did not quote.
public final class Literal {
    private static final Set<String> CONSTANTS = Set.of("TRUE", "FALSE", "NULL");
    private static final Set<String> TYPES = Set.of(
            "DATE",
            "TIME",
            "TIMESTAMP",
            "DECIMAL",
            "DOUBLE",
            "REAL",
            "BIGINT",
            "INTEGER",
            "SMALLINT",
            "TINYINT",
            "BOOLEAN",
            "CHAR",
            "VARCHAR",
            "JSON",
            "UUID",
            "IPADDRESS",
            "X",
            "U");
    private static final Set<String> UNITS = Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Literal() {}

    /// Checks the values of a statement's question marks.
    ///
    /// @throws AthenaException when one is no literal
    public static void requireAll(List<String> parameters) throws AthenaException {
        for (int i = 0; i < parameters.size(); i++) {
            if (!isLiteral(parameters.get(i))) {
                throw AthenaException.invalid(("Execution parameter %d must be one SQL literal, such as 'text', 12.5, "
                                + "DATE '2026-11-22', TIMESTAMP '2026-11-22 18:00:00' or NULL: %s. Put a text between "
                                + "single quotes, and double those that are in it.")
                        .formatted(i + 1, parameters.get(i)));
            }
        }
    }

    static boolean isLiteral(String text) {
        try {
            List<Token> tokens = Lexer.tokens(text);
            return holdsNothingElse(text, tokens) && isLiteral(tokens);
        } catch (AthenaException _) {
            // A quote that does not end.
            return false;
        }
    }

    /// A comment is no part of a value.
    private static boolean holdsNothingElse(String text, List<Token> tokens) {
        int end = 0;
        for (Token token : tokens) {
            if (!text.substring(end, token.start()).isBlank()) {
                return false;
            }
            end = token.end();
        }
        return text.substring(end).isBlank();
    }

    private static boolean isLiteral(List<Token> tokens) {
        return switch (tokens.size()) {
            case 0 -> false;
            case 1 ->
                isNumber(tokens.getFirst()) || isString(tokens.getFirst()) || isWord(tokens.getFirst(), CONSTANTS);
            case 2 ->
                isSign(tokens.getFirst()) && isNumber(tokens.get(1))
                        || isWord(tokens.getFirst(), TYPES) && isString(tokens.get(1));
            default -> isInterval(tokens) || isUnicode(tokens);
        };
    }

    /// `INTERVAL '2' DAY`, `INTERVAL - '2-3' YEAR TO MONTH`.
    private static boolean isInterval(List<Token> tokens) {
        if (!tokens.getFirst().is("INTERVAL")) {
            return false;
        }
        List<Token> rest = tokens.subList(isSign(tokens.get(1)) ? 2 : 1, tokens.size());
        boolean simple = rest.size() == 2 && isString(rest.get(0)) && isWord(rest.get(1), UNITS);
        boolean range = rest.size() == 4
                && isString(rest.get(0))
                && isWord(rest.get(1), UNITS)
                && rest.get(2).is("TO")
                && isWord(rest.get(3), UNITS);
        return simple || range;
    }

    /// `U&'Tim\00E9'`.
    private static boolean isUnicode(List<Token> tokens) {
        return tokens.size() == 3 && tokens.get(0).is("U") && tokens.get(1).isSymbol('&') && isString(tokens.get(2));
    }

    private static boolean isSign(Token token) {
        return token.isSymbol('-') || token.isSymbol('+');
    }

    private static boolean isString(Token token) {
        return token.kind() == Token.Kind.STRING;
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER && NUMBER.matcher(token.text()).matches();
    }

    private static boolean isWord(Token token, Set<String> words) {
        return words.stream().anyMatch(token::is);
    }
}
