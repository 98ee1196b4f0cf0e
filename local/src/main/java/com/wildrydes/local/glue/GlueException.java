package com.wildrydes.local.glue;

/// What is wrong with a request to the catalog, under AWS's code (AWS Glue API, "Exceptions").
public final class GlueException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    private GlueException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    static GlueException notFound(String message) {
        return new GlueException("EntityNotFoundException", message);
    }

    static GlueException exists(String message) {
        return new GlueException("AlreadyExistsException", message);
    }

    static GlueException invalid(String message) {
        return new GlueException("InvalidInputException", message);
    }
}
