package com.wildrydes.producer.replay;

/// A value as messages show it: in quotes, on one line, not too long.
final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(String value) {
        String shown = value.codePointCount(0, value.length()) <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
