package com.wildrydes.local.firehose;

import org.jspecify.annotations.Nullable;

/// A request that is refused, with AWS's error code and text.
public final class FirehoseException extends RuntimeException {

    private static final String INTERNAL_FAILURE = "InternalFailure";

    private final String code;

    private FirehoseException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// For example `ResourceNotFoundException`.
    public String code() {
        return code;
    }

    /// Whether the fault lies here and not with the caller.
    public boolean isInternal() {
        return code.equals(INTERNAL_FAILURE);
    }

    /// The HTTP status that goes with the code.
    public int status() {
        return switch (code) {
            case INTERNAL_FAILURE -> 500;
            case PutOutcome.Refused.THROTTLED -> 503;
            default -> 400;
        };
    }

    public static FirehoseException notFound(String message) {
        return new FirehoseException("ResourceNotFoundException", message, null);
    }

    public static FirehoseException inUse(String message) {
        return new FirehoseException("ResourceInUseException", message, null);
    }

    public static FirehoseException invalidArgument(String message) {
        return new FirehoseException("InvalidArgumentException", message, null);
    }

    public static FirehoseException limitExceeded(String message) {
        return new FirehoseException("LimitExceededException", message, null);
    }

    /// Too much is asked for; the same request can succeed later.
    public static FirehoseException slowDown() {
        return refused(PutOutcome.Refused.slowDown());
    }

    /// A record that was put alone and refused.
    public static FirehoseException refused(PutOutcome.Refused refused) {
        return new FirehoseException(refused.code(), refused.message(), null);
    }

    /// The disk, or what is on it, failed.
    public static FirehoseException internal(Throwable cause) {
        return new FirehoseException(INTERNAL_FAILURE, "The request could not be stored or read: " + cause, cause);
    }

    /// A request whose members break a rule of the service's model.
    public static FirehoseException validation(String message) {
        return new FirehoseException("ValidationException", message, null);
    }

    /// A request body that cannot be read.
    public static FirehoseException serialization(String message) {
        return new FirehoseException("SerializationException", message, null);
    }

    public static FirehoseException unknownOperation(String message) {
        return new FirehoseException("UnknownOperationException", message, null);
    }
}
