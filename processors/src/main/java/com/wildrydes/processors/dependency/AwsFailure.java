package com.wildrydes.processors.dependency;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// Tells the failures of AWS calls apart.
public final class AwsFailure {

    private static final int SERVER_ERRORS = 500;

    private AwsFailure() {}

    /// The failure of `call` as what it means to the caller; to be used as `throw AwsFailure.of(…)`.
    ///
    /// Throttling and errors of the service (5xx) pass, and so does everything between the service and here: no
    /// connection, no answer in time, an answer that breaks off. The rest is refused for good, which is thrown.
    public static UnavailableException of(String call, SdkException failure) throws RefusedException {
        String message = call + ": " + describe(failure);
        if (!(failure instanceof SdkServiceException service) || passes(service)) {
            return new UnavailableException(message, failure);
        }
        throw new RefusedException(message, failure);
    }

    private static boolean passes(SdkServiceException failure) {
        return failure.statusCode() >= SERVER_ERRORS
                || failure.isThrottlingException()
                || failure.isClockSkewException()
                // A limit on what goes on at once, which the SDK does not take for throttling.
                || code(failure).equals("LimitExceededException")
                // S3 answers 400 to a body that came too slowly.
                || code(failure).equals("RequestTimeout");
    }

    private static String describe(SdkException failure) {
        return failure instanceof SdkServiceException service
                ? code(service) + " (HTTP " + service.statusCode() + ", request " + service.requestId() + ")"
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static String code(SdkServiceException failure) {
        boolean named = failure instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && aws.awsErrorDetails().errorCode() != null;
        return named ? ((AwsServiceException) failure).awsErrorDetails().errorCode() : "error";
    }
}
