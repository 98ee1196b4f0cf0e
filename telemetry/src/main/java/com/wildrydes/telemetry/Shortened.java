package com.wildrydes.telemetry;

/// Values as they are shown in reasons: on one line, quoted, and shortened when they are long.
final class Shortened {

    private static final int MAX_CHARS = 80;

    private Shortened() {}

    static String quoted(CharSequence value) {
        int end = Math.min(value.length(), MAX_CHARS);
        StringBuilder shown = new StringBuilder(end + 16).append('"');
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            boolean lone = Character.isSurrogate(c)
                    && !(Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(value.charAt(i + 1)));
            if (Character.isHighSurrogate(c) && !lone) {
                shown.append(c).append(value.charAt(++i));
            } else if (lone || Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else if (c == '"' || c == '\\') {
                shown.append('\\').append(c);
            } else {
                shown.append(c);
            }
        }
        shown.append('"');
        if (end < value.length()) {
            shown.append("… (").append(value.length()).append(" characters)");
        }
        return shown.toString();
    }
}
