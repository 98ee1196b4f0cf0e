package com.wildrydes.cli.terminal;

/// Makes foreign text safe to print: what a stranger put on the stream must not move the cursor or break a line.
public final class Printable {
    private Printable() {}

    /// `text` with control and format characters, line ends and lone surrogates as Java escapes.
    public static String of(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(safe, character));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                safe.append(
                        switch (character) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> escape(character);
                        });
            default -> safe.appendCodePoint(character);
        }
    }

    private static String escape(int character) {
        return String.format(Character.isBmpCodePoint(character) ? "\\u%04x" : "\\u{%x}", character);
    }
}
