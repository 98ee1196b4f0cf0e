package com.wildrydes.local.frontdoor;

/// An error that the caller of an AWS API is told: a code that its SDK knows, a message for its reader, an HTTP status.
public final class AwsException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;

    /// An error by its code, message and status.
    ///
    /// @param code the error's shape name, such as `ResourceNotFoundException`
    /// @param message as AWS words it, where AWS's words are known
    /// @param status HTTP status, 400 to 599
    public AwsException(String code, String message, int status) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /// As [#AwsException(String, String, int)], keeping what caused it for the log.
    public AwsException(String code, String message, int status, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /// Always there: every error has a message.
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }
}
