package com.wildrydes.processors.alert;

/// What can be low.
public enum Vital {
    HEALTH("healthPoints", "health", 'h'),
    MAGIC("magicPoints", "magic", 'm');

    private final String field;
    private final String word;
    private final char letter;

    Vital(String field, String word, char letter) {
        this.field = field;
        this.word = word;
        this.letter = letter;
    }

    /// Its name in the HTTP API, in the table of alerts and in messages.
    public String field() {
        return field;
    }

    /// Its name in a sentence.
    String word() {
        return word;
    }

    /// Its letter in an [AlertId].
    char letter() {
        return letter;
    }

    /// The vital of that [#field].
    ///
    /// @throws IllegalArgumentException when there is none
    static Vital ofField(String field) {
        for (Vital vital : values()) {
            if (vital.field.equals(field)) {
                return vital;
            }
        }
        throw new IllegalArgumentException("vital must be healthPoints or magicPoints: " + field);
    }
}
