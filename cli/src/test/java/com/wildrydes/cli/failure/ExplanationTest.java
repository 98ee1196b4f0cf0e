package com.wildrydes.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class ExplanationTest {
    @Test
    void wrappers_are_taken_off() {
        assertThat(Explanation.of(new CompletionException(new UncheckedIOException(new NoSuchFileException("x.csv")))))
                .isEqualTo("there is no file x.csv: check the name");
    }

    @Test
    void a_file_that_may_not_be_used_is_named() {
        assertThat(Explanation.of(new AccessDeniedException("/root/x")))
                .isEqualTo("not permitted to use the file /root/x: check its owner and permissions");
    }

    @Test
    void a_disk_that_is_full_shows_its_reason() {
        assertThat(Explanation.of(new IOException("No space left on device")))
                .isEqualTo("No space left on device: check the disk and the connection, then try again");
    }

    @Test
    void expired_credentials_say_how_to_get_new_ones() {
        assertThat(Explanation.of(service("ExpiredToken", "The security token is expired")))
                .isEqualTo(
                        "Kinesis answered ExpiredToken: The security token is expired: sign in again, for example with"
                                + " 'aws sso login', or pass --profile");
    }

    @Test
    void a_missing_resource_says_what_to_check() {
        assertThat(Explanation.of(service("ResourceNotFoundException", "Stream x not found")))
                .isEqualTo("Kinesis answered ResourceNotFoundException: Stream x not found: check the name, and that"
                        + " template.yaml is deployed there");
    }

    @Test
    void what_to_do_follows_a_message_that_is_a_sentence() {
        assertThat(Explanation.of(service("ResourceNotFoundException", "Stream x under account 1 not found.")))
                .isEqualTo("Kinesis answered ResourceNotFoundException: Stream x under account 1 not found: check the"
                        + " name, and that template.yaml is deployed there");
    }

    @Test
    void a_service_that_is_not_there_yet_is_to_be_asked_again() {
        assertThat(Explanation.of(service("ServiceUnavailable", "The local stack is starting.")))
                .isEqualTo("Kinesis answered ServiceUnavailable: The local stack is starting: try again in a moment");
    }

    @Test
    void missing_credentials_say_how_to_get_some() {
        assertThat(Explanation.of(SdkClientException.create("Unable to load credentials from any of the providers")))
                .isEqualTo(
                        "no AWS credentials found: sign in, for example with 'aws sso login', set AWS_PROFILE, or pass"
                                + " --profile");
    }

    @Test
    void a_fault_of_the_program_is_called_one() {
        assertThat(Explanation.of(new IllegalStateException("odd")))
                .isEqualTo("IllegalStateException: odd: this is a fault of the program; --verbose shows where");
    }

    private static AwsServiceException service(String code, String message) {
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Kinesis")
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .statusCode(400)
                .build();
    }
}
