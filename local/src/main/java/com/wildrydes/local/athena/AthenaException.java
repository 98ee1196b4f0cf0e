package com.wildrydes.local.athena;

import org.jspecify.annotations.Nullable;

/// What is wrong with a request to Athena, under AWS's code (Athena API Reference, "Errors" of each action).
public final class AthenaException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final @Nullable String detail;

    private AthenaException(String code, String message, @Nullable String detail) {
        super(message);
        this.code = code;
        this.detail = detail;
    }

    /// Such as `InvalidRequestException`.
    public String code() {
        return code;
    }

    /// What AWS adds to the code: `AthenaErrorCode` of an InvalidRequestException, `Reason` of a
    /// TooManyRequestsException, `ResourceName` of a ResourceNotFoundException; null without one.
    public @Nullable String detail() {
        return detail;
    }

    /// The request breaks a rule, or names what is not there.
    public static AthenaException invalid(String message) {
        return new AthenaException("InvalidRequestException", message, "INVALID_INPUT");
    }

    /// The text is no SQL that Athena takes.
    public static AthenaException malformed(String message) {
        return new AthenaException("InvalidRequestException", message, "MALFORMED_QUERY");
    }

    /// More queries than may run and wait.
    public static AthenaException tooMany(String message) {
        return new AthenaException("TooManyRequestsException", message, "CONCURRENT_QUERY_LIMIT_EXCEEDED");
    }

    /// What a request names is not there.
    public static AthenaException notFound(String message, String resource) {
        return new AthenaException("ResourceNotFoundException", message, resource);
    }

    /// The catalog says no.
    public static AthenaException metadata(String message) {
        return new AthenaException("MetadataException", message, null);
    }
}
