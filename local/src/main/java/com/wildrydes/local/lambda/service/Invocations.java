package com.wildrydes.local.lambda.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.lambda.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Invoke, in its three ways (Lambda API reference, `Invoke`). Thread-safe.
final class Invocations {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_REQUEST_BYTES = 6 * 1024 * 1024;
    private static final int MAX_EVENT_BYTES = 1024 * 1024;

    private final Lambda lambda;
    private final AsyncInvocations later;

    Invocations(Lambda lambda) {
        this.lambda = lambda;
        later = new AsyncInvocations(lambda);
    }

    AwsResponse invoke(AwsRequest request, String function) throws AwsException, LambdaException, InterruptedException {
        byte[] event = request.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : request.body();
        String type = or(request.header("X-Amz-Invocation-Type"), "RequestResponse");
        requireSize(event, type.equals("Event") ? MAX_EVENT_BYTES : MAX_REQUEST_BYTES);
        requireJson(event);
        @Nullable String clientContext = decoded(request.header("X-Amz-Client-Context"));
        return switch (type) {
            case "RequestResponse" -> {
                boolean tail = or(request.header("X-Amz-Log-Type"), "None").equals("Tail");
                yield answer(lambda.invoke(function, event, clientContext), tail);
            }
            case "Event" -> {
                later.invoke(function, event, clientContext);
                yield AwsResponse.empty(202);
            }
            case "DryRun" -> AwsResponse.empty(204);
            default ->
                throw new LambdaException.Invalid("InvocationType must be RequestResponse, Event or DryRun: " + type);
        };
    }

    private static AwsResponse answer(InvocationResult result, boolean tail) throws AwsException {
        return switch (result) {
            case InvocationResult.Succeeded done -> answer(done.payload(), done.logTail(), tail);
            case InvocationResult.Failed failed ->
                answer(failed.error(), failed.logTail(), tail).withHeader("X-Amz-Function-Error", "Unhandled");
            case InvocationResult.NotInvoked not -> throw new AwsException("ServiceException", not.reason(), 503);
        };
    }

    private static AwsResponse answer(byte[] payload, byte[] logTail, boolean tail) {
        AwsResponse answer = AwsResponse.ok(AwsProtocol.REST_JSON.contentType(), payload)
                .withHeader("X-Amz-Executed-Version", FunctionName.LATEST);
        return tail ? answer.withHeader("X-Amz-Log-Result", Base64.getEncoder().encodeToString(logTail)) : answer;
    }

    private static void requireSize(byte[] event, int limit) throws AwsException {
        if (event.length > limit) {
            throw new AwsException(
                    "RequestTooLargeException",
                    "Request must be smaller than " + limit + " bytes for the InvokeFunction operation",
                    413);
        }
    }

    private static void requireJson(byte[] event) throws AwsException {
        try (JsonParser parser = JSON.createParser(event)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
        } catch (IOException e) {
            throw new AwsException(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getMessage(),
                    400,
                    e);
        }
    }

    private static @Nullable String decoded(@Nullable String base64) throws LambdaException {
        try {
            return base64 == null ? null : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new LambdaException.Invalid("ClientContext must be base64: " + e.getMessage());
        }
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
