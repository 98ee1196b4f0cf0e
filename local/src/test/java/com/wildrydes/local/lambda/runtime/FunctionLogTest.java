package com.wildrydes.local.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.lambda.LogListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogTest {
    private static final long FULL_BYTES = 20;
    private static final int OLD_FILES = 2;

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();

    @Test
    void lines_are_appended_over_a_restart() throws Exception {
        write("one");
        write("two");
        assertThat(folder.resolve("Work.log")).hasContent("one\ntwo\n");
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void a_full_file_is_renamed_and_the_oldest_is_deleted() throws Exception {
        write(IntStream.range(0, 35).mapToObj("line %02d"::formatted).toArray(String[]::new));

        assertThat(folder.resolve("Work.log")).hasContent("line 33\nline 34\n");
        assertThat(folder.resolve("Work.1.log")).hasContent("line 30\nline 31\nline 32\n");
        assertThat(folder.resolve("Work.2.log")).hasContent("line 27\nline 28\nline 29\n");
        assertThat(folder.resolve("Work.3.log")).doesNotExist();
        assertThat(heard).hasSize(35);
    }

    @Test
    void a_file_that_was_full_at_the_start_is_renamed_too() throws Exception {
        write("a line of more than twenty bytes");
        write("next");
        assertThat(folder.resolve("Work.1.log")).hasContent("a line of more than twenty bytes\n");
        assertThat(folder.resolve("Work.log")).hasContent("next\n");
    }

    private void write(String... lines) throws IOException {
        LogListener listener = (_, line) -> heard.add(line);
        try (FunctionLog log = FunctionLog.open(folder, "Work", listener, FULL_BYTES, OLD_FILES)) {
            List.of(lines).forEach(log::line);
        }
    }
}
