package com.wildrydes.telemetry;

/// Values as they are shown in reasons: on one line, and shortened when they are long.
final class Shortened {

    private static final int MAX_CHARS = 80;

    private Shortened() {}

    /// The value in quotes, with control characters and lone surrogates as `\\uXXXX`.
    static String quoted(CharSequence value) {
        return shown(value, "\"");
    }

    /// A number or another literal, without quotes.
    static String plain(CharSequence value) {
        return shown(value, "");
    }

    private static String shown(CharSequence value, String quote) {
        int end = Math.min(value.length(), MAX_CHARS);
        StringBuilder shown = new StringBuilder(end + 16).append(quote);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                shown.append('\\').append(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(value.charAt(i + 1))) {
                shown.append(c).append(value.charAt(++i));
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        shown.append(quote);
        return end == value.length()
                ? shown.toString()
                : shown.append("… (")
                        .append(value.length())
                        .append(" characters)")
                        .toString();
    }
}
