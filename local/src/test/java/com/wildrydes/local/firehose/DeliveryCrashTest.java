package com.wildrydes.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.firehose.Bucket.Crash;
import com.wildrydes.local.firehose.Bucket.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A crash at each boundary of a record's way.
class DeliveryCrashTest {

    @TempDir
    Path folder;

    @Test
    void a_crash_before_the_delivery_loses_nothing() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1), StreamFixture.event(2));
            fixture.crash();
            fixture.deliver();
            assertThat(ids(fixture)).containsExactly(1, 2);
        }
    }

    @Test
    void a_crash_while_a_record_is_written_takes_back_only_that_record() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1));
            Path journal;
            try (var files = Files.list(folder.resolve("records"))) {
                journal = files.findFirst().orElseThrow();
            }
            Files.write(journal, new byte[] {0, 0, 0, 99, 1, 2, 3}, StandardOpenOption.APPEND);
            fixture.crash();
            fixture.put(StreamFixture.event(2));
            fixture.deliver();
            assertThat(ids(fixture)).containsExactly(1, 2);
        }
    }

    @Test
    void a_crash_before_the_object_is_put_delivers_once() throws IOException {
        crashInDelivery(Fate.CRASH_BEFORE);
    }

    @Test
    void a_crash_after_the_object_was_put_delivers_once() throws IOException {
        crashInDelivery(Fate.CRASH_AFTER);
    }

    private void crashInDelivery(Fate fate) throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1), StreamFixture.event(2));
            fixture.bucket.fate(fate);
            assertThatThrownBy(fixture::deliver).isInstanceOf(Crash.class);
            fixture.crash();
            fixture.put(StreamFixture.event(3));
            fixture.deliver();
            fixture.deliver();
            assertThat(ids(fixture)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_crash_between_errors_and_data_delivers_both_once() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1), "no JSON", StreamFixture.event(2));
            fixture.bucket.fate(Fate.CRASH_AFTER);
            assertThatThrownBy(fixture::deliver).isInstanceOf(Crash.class);
            assertThat(fixture.bucket.keys()).hasSize(1);
            fixture.crash();
            fixture.deliver();
            assertThat(ids(fixture)).containsExactly(1, 2);
            assertThat(fixture.bucket.lines("errors/")).hasSize(1);
            assertThat(fixture.bucket.keys()).hasSize(2);
        }
    }

    @Test
    void half_an_object_of_a_crash_is_not_delivered_and_not_kept() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1));
            Files.writeString(folder.resolve("delivery.data"), "PAR1 half");
            Files.writeString(folder.resolve("delivery.errors"), "{\"half");
            fixture.crash();
            assertThat(folder.resolve("delivery.data")).doesNotExist();
            assertThat(folder.resolve("delivery.errors")).doesNotExist();
            fixture.deliver();
            assertThat(ids(fixture)).containsExactly(1);
        }
    }

    @Test
    void a_crash_while_the_state_is_written_leaves_the_old_one() throws IOException {
        try (StreamFixture fixture = new StreamFixture(folder, StreamFixture.CONVERTING)) {
            fixture.put(StreamFixture.event(1));
            Files.writeString(folder.resolve("stream.json.new"), "{\"half");
            fixture.crash();
            fixture.deliver();
            fixture.crash();
            fixture.deliver();
            assertThat(ids(fixture)).containsExactly(1);
        }
    }

    private static List<Object> ids(StreamFixture fixture) {
        return fixture.bucket.rows().stream().map(row -> row.get("id")).toList();
    }
}
