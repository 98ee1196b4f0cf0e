package com.wildrydes.local.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionAnswerTest {
    private final List<SourceRecord> batch = Stream.of("10", "11", "12")
            .map(number -> new SourceRecord(number, "key", null, new byte[0], Instant.EPOCH))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"\"",
                "{}",
                "{\"batchItemFailures\":null}",
                "{\"batchItemFailures\":[]}",
                "{\"statusCode\":200}"
            })
    void an_answer_that_names_no_failure_means_success(String answer) {
        assertThat(succeeded(answer)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"11\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"12\"},{\"itemIdentifier\":\"11\"}]}"
            })
    void records_before_the_lowest_failure_succeeded(String answer) {
        assertThat(succeeded(answer)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"item\":\"11\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"11\"},{\"itemIdentifier\":\"99\"}]}",
                "{\"batchItemFailures\":[\"11\"]}",
                "{\"batchItemFailures\":[null]}",
                "{\"batchItemFailures\":\"11\"}",
                "\"done\"",
                "[]",
                "true",
                "{\"batchItemFailures\":",
                "<html>"
            })
    void an_answer_that_cannot_be_understood_means_that_all_failed(String answer) {
        assertThat(succeeded(answer)).isZero();
    }

    private int succeeded(String answer) {
        return FunctionAnswer.succeeded(answer.getBytes(UTF_8), batch);
    }
}
