package com.wildrydes.local.faults;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;

/// How each service words that it is asked too much, or fails (the "Errors" of its API reference).
final class Refusals {
    private Refusals() {}

    static AwsException throttled(AwsRequest request) {
        String message = "Rate exceeded, by a fault rule, for " + request.operation();
        return switch (request.service()) {
            case "kinesis", "dynamodb" -> new AwsException("ProvisionedThroughputExceededException", message, 400);
            case "s3" -> new AwsException("SlowDown", message, 503);
            case "lambda" -> new AwsException("TooManyRequestsException", message, 429);
            case "firehose" -> new AwsException("ServiceUnavailableException", message, 503);
            case "athena" -> new AwsException("TooManyRequestsException", message, 400);
            case "glue" -> new AwsException("ThrottlingException", message, 400);
            case "sns" -> new AwsException("Throttled", message, 429);
            case "apigateway" -> new AwsException("TooManyRequestsException", "Too Many Requests", 429);
            default -> new AwsException("Throttling", message, 400);
        };
    }

    static AwsException failed(AwsRequest request) {
        String message = "Failed, by a fault rule, on " + request.operation();
        return switch (request.service()) {
            case "dynamodb" -> new AwsException("InternalServerError", message, 500);
            case "s3", "sns" -> new AwsException("InternalError", message, 500);
            case "lambda" -> new AwsException("ServiceException", message, 500);
            case "athena" -> new AwsException("InternalServerException", message, 500);
            case "glue" -> new AwsException("InternalServiceException", message, 500);
            case "apigateway" -> new AwsException("InternalServerErrorException", "Internal Server Error", 500);
            default -> new AwsException("InternalFailure", message, 500);
        };
    }
}
