package com.wildrydes.processors.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsFailureTest {

    @ParameterizedTest
    @CsvSource({
        "ProvisionedThroughputExceededException, 400",
        "ThrottlingException, 400",
        "RequestLimitExceeded, 400",
        "LimitExceededException, 400",
        "InternalServerError, 500",
        "ServiceUnavailable, 503",
        "Whatever, 502"
    })
    void what_the_table_may_do_next_time_is_unavailable(String code, int status) throws RefusedException {
        assertThat(AwsFailure.of("dynamodb:PutItem T", dynamoDb(code, status)))
                .hasMessage("dynamodb:PutItem T: " + code + " (HTTP " + status + ", request R1)");
    }

    @ParameterizedTest
    @CsvSource({"SlowDown, 503", "RequestTimeout, 400"})
    void what_the_bucket_may_do_next_time_is_unavailable(String code, int status) throws RefusedException {
        assertThat(AwsFailure.of("s3:PutObject B", s3(code, status))).hasMessageContaining(code);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 400",
        "ResourceNotFoundException, 400",
        "ValidationException, 400",
        "UnrecognizedClientException, 400"
    })
    void what_no_repetition_mends_is_refused(String code, int status) {
        SdkException failure = dynamoDb(code, status);
        assertThatThrownBy(() -> AwsFailure.of("dynamodb:PutItem T", failure))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(code)
                .hasCause(failure);
    }

    @Test
    void no_connection_and_no_answer_in_time_are_unavailable() throws RefusedException {
        assertThat(AwsFailure.of("call", SdkClientException.create("connection refused")))
                .hasMessage("call: SdkClientException: connection refused");
        assertThat(AwsFailure.of("call", ApiCallTimeoutException.create(5000)))
                .hasMessageContaining("ApiCallTimeoutException");
    }

    private static SdkException dynamoDb(String code, int status) {
        return DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .statusCode(status)
                .requestId("R1")
                .build();
    }

    private static SdkException s3(String code, int status) {
        return S3Exception.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .statusCode(status)
                .build();
    }
}
