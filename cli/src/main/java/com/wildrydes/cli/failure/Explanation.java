package com.wildrydes.cli.failure;

import com.wildrydes.producer.replay.ReplayException;
import com.wildrydes.producer.stream.WriteFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Says in one line what an exception means to the person who typed the command, and what to do.
final class Explanation {
    private Explanation() {}

    static String of(Throwable exception) {
        return switch (exception) {
            case CommandFailed failed -> message(failed);
            case CommandStopped stopped -> message(stopped);
            case WrongUsage usage -> message(usage);
            case WriteFailedException refused -> message(refused);
            case ReplayException unreadable -> message(unreadable);
            case CompletionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case ExecutionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case UncheckedIOException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            case AwsServiceException service -> ofService(service);
            case SdkClientException client -> ofClient(client);
            case FileSystemException file -> ofFile(file);
            case IOException io -> message(io) + ": check the disk and the connection, then try again";
            default ->
                exception.getClass().getSimpleName() + ": " + message(exception)
                        + ": this is a fault of the program; --verbose shows where";
        };
    }

    private static String ofFile(FileSystemException exception) {
        return switch (exception) {
            case NoSuchFileException file -> "there is no file " + file.getFile() + ": check the name";
            case AccessDeniedException file ->
                "not permitted to use the file " + file.getFile() + ": check its owner and permissions";
            case FileAlreadyExistsException file -> file.getFile() + " exists already: move it away or name another";
            default -> message(exception) + ": check the file system";
        };
    }

    private static String ofService(AwsServiceException exception) {
        var details = exception.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String what = (details == null ? "the service" : details.serviceName()) + " answered "
                + (code.isEmpty() ? "HTTP " + exception.statusCode() : code)
                + (details == null || details.errorMessage() == null ? "" : ": " + clause(details.errorMessage()));
        return switch (code) {
            case "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException" ->
                what + ": sign in again, for example with 'aws sso login', or pass --profile";
            case "AccessDenied", "AccessDeniedException" -> what + ": use credentials that are allowed to";
            case "ResourceNotFoundException", "NoSuchBucket" ->
                what + ": check the name, and that template.yaml is deployed there";
            case "ServiceUnavailable" -> what + ": try again in a moment";
            default -> what;
        };
    }

    /// Some services end their messages with a full stop; here more may follow.
    private static String clause(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static String ofClient(SdkClientException exception) {
        Throwable cause = find(exception, ConnectException.class)
                .or(() -> find(exception, UnknownHostException.class))
                .or(() -> find(exception, SocketTimeoutException.class))
                .orElse(null);
        if (cause != null) {
            return "no answer (" + message(cause) + "): start the local stack with 'wildrydes up', or name another"
                    + " address with --endpoint";
        }
        String text = message(exception);
        return text.startsWith("Unable to load credentials")
                ? "no AWS credentials found: sign in, for example with 'aws sso login', set AWS_PROFILE, or pass --profile"
                : text;
    }

    private static Optional<Throwable> find(@Nullable Throwable exception, Class<? extends Throwable> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    private static String message(Throwable exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }
}
