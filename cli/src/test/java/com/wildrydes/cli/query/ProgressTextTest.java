package com.wildrydes.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.athenaqueries.execution.Progress;
import com.wildrydes.athenaqueries.execution.Summary;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
    @Test
    void progress_is_state_bytes_and_seconds() {
        assertThat(ProgressText.line(new Progress("RUNNING", 12_345_678, Duration.ofMillis(3_456))))
                .isEqualTo("running, 12.3 MB scanned, 3.5 s");
    }

    @Test
    void the_last_line_has_rows_time_bytes_and_cost() {
        assertThat(ProgressText.line(new Summary(1_234_567, Duration.ofSeconds(75), 3L << 40)))
                .isEqualTo("1,234,567 rows in 75.0 s, 3.3 TB scanned (about $15.00000 on AWS)");
    }

    @Test
    void athena_bills_ten_megabytes_at_least_and_nothing_for_nothing() {
        assertThat(ProgressText.line(new Summary(1, Duration.ZERO, 1)))
                .isEqualTo("1 row in 0.0 s, 1 bytes scanned (about $0.00005 on AWS)");
        assertThat(ProgressText.line(new Summary(0, Duration.ZERO, 0)))
                .isEqualTo("0 rows in 0.0 s, 0 bytes scanned (about $0.00000 on AWS)");
    }
}
