package com.wildrydes.producer.stream;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.kinesis.model.KmsThrottlingException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;

/// Tells failures that pass from those that stay.
///
/// @param stream for the messages
record Failures(String stream) {

    private static final int SERVER_ERROR = 500;

    Outcome outcome(SdkException e) {
        return passes(e) ? new Outcome.Failed(text(e), isThrottling(e)) : new Outcome.Refused(refused(e));
    }

    Transport.Shards shards(SdkException e) {
        return passes(e) ? new Transport.Shards.Unknown(text(e)) : new Transport.Shards.Refused(refused(e));
    }

    private static boolean passes(SdkException e) {
        if (e instanceof SdkServiceException service) {
            return service.statusCode() >= SERVER_ERROR || isThrottling(e) || service.isClockSkewException();
        }
        return isTimeout(e) || e instanceof AbortedException || isConnectionLoss(e);
    }

    private static boolean isThrottling(SdkException e) {
        return e instanceof ProvisionedThroughputExceededException
                || e instanceof LimitExceededException
                || e instanceof KmsThrottlingException
                || (e instanceof SdkServiceException service && service.isThrottlingException());
    }

    private static boolean isTimeout(SdkException e) {
        return e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
    }

    private static boolean isConnectionLoss(SdkException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private WriteFailedException refused(SdkException e) {
        return new WriteFailedException("cannot write to stream " + stream + ": " + text(e) + advice(e), e);
    }

    private static String advice(SdkException e) {
        if (e instanceof SdkClientException) {
            return "; check endpoint, region and credentials";
        }
        AwsErrorDetails details = details(e);
        return switch (details == null ? "" : details.errorCode()) {
            case "ResourceNotFoundException" -> "; create the stream, or name another one";
            case "AccessDeniedException" ->
                "; allow kinesis:PutRecords and kinesis:ListShards on it for these credentials";
            case "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException" ->
                "; renew the credentials";
            default -> "";
        };
    }

    private static String text(SdkException e) {
        AwsErrorDetails details = details(e);
        return details == null ? String.valueOf(e.getMessage()) : details.errorCode() + ": " + details.errorMessage();
    }

    private static @Nullable AwsErrorDetails details(SdkException e) {
        return e instanceof AwsServiceException service ? service.awsErrorDetails() : null;
    }
}
