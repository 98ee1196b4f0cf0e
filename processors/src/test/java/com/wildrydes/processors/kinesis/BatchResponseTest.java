package com.wildrydes.processors.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BatchResponseTest {

    @Test
    void the_first_unprocessed_record_is_reported() throws IOException {
        assertThat(written("4959")).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4959\"}]}");
    }

    @Test
    void a_finished_batch_has_no_failures() throws IOException {
        assertThat(written(null)).isEqualTo("{\"batchItemFailures\":[]}");
    }

    private static String written(String firstUnprocessed) throws IOException {
        var response = new ByteArrayOutputStream();
        BatchResponse.write(response, firstUnprocessed);
        return response.toString(StandardCharsets.UTF_8);
    }
}
