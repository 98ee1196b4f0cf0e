package com.wildrydes.processors.alert;

/// What can be low.
public enum Vital {
    HEALTH("healthPoints"),
    MAGIC("magicPoints");

    private final String field;

    Vital(String field) {
        this.field = field;
    }

    /// Its name in the HTTP API.
    public String field() {
        return field;
    }
}
