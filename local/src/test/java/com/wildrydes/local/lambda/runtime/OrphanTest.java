package com.wildrydes.local.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A function's process never outlives the stack that started it.
@Timeout(120)
class OrphanTest {
    @TempDir
    private Path folder;

    @Test
    void a_busy_function_ends_when_the_stack_is_killed() throws Exception {
        assertThat(endsWithItsStack("hang", "hanging in process (\\d+)")).isTrue();
    }

    @Test
    void an_idle_function_ends_when_the_stack_is_killed() throws Exception {
        assertThat(endsWithItsStack("count", "answered")).isTrue();
    }

    private boolean endsWithItsStack(String function, String readyLine) throws Exception {
        Process stack = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackProcess.class.getName(),
                        folder.toString(),
                        function)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = stack.inputReader()) {
            while (true) {
                String line = lines.readLine();
                assertThat(line).as("the stack ended early").isNotNull();
                if (line.matches(readyLine)) {
                    break;
                }
            }
            ProcessHandle process = stack.descendants().findFirst().orElseThrow();
            assertThat(process.isAlive()).isTrue();
            stack.destroyForcibly();
            process.onExit().get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
            return !process.isAlive();
        } finally {
            stack.descendants().forEach(ProcessHandle::destroyForcibly);
            stack.destroyForcibly();
        }
    }
}
