package com.wildrydes.local.kinesis;

import org.jspecify.annotations.Nullable;

/// A request that is refused, with AWS's error code and text.
public final class KinesisException extends RuntimeException {

    private static final String INTERNAL_FAILURE = "InternalFailureException";

    private final String code;

    private KinesisException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// For example `ResourceNotFoundException`.
    public String code() {
        return code;
    }

    /// Whether the fault lies here and not with the caller: the same request can succeed later.
    public boolean isInternal() {
        return code.equals(INTERNAL_FAILURE);
    }

    public static KinesisException notFound(String message) {
        return new KinesisException("ResourceNotFoundException", message, null);
    }

    public static KinesisException inUse(String message) {
        return new KinesisException("ResourceInUseException", message, null);
    }

    public static KinesisException invalidArgument(String message) {
        return new KinesisException("InvalidArgumentException", message, null);
    }

    public static KinesisException invalidArgument(String message, Throwable cause) {
        return new KinesisException("InvalidArgumentException", message, cause);
    }

    public static KinesisException limitExceeded(String message) {
        return new KinesisException("LimitExceededException", message, null);
    }

    public static KinesisException throttled(String message) {
        return new KinesisException("ProvisionedThroughputExceededException", message, null);
    }

    public static KinesisException expiredIterator(String message) {
        return new KinesisException("ExpiredIteratorException", message, null);
    }

    public static KinesisException expiredNextToken(String message) {
        return new KinesisException("ExpiredNextTokenException", message, null);
    }

    /// The disk, or what is on it, failed.
    public static KinesisException internal(Throwable cause) {
        return new KinesisException(INTERNAL_FAILURE, "The request could not be stored or read: " + cause, cause);
    }

    /// A request of any operation whose members break a rule.
    public static KinesisException validation(String message) {
        return new KinesisException("ValidationException", message, null);
    }

    /// A request body that cannot be read.
    public static KinesisException serialization(String message) {
        return new KinesisException("SerializationException", message, null);
    }

    public static KinesisException unknownOperation(String message) {
        return new KinesisException("UnknownOperationException", message, null);
    }
}
