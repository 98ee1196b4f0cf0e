package com.wildrydes.local.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.handlers.BrokenHandler;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of an invocation that fails, and of its process.
class FunctionFailuresTest extends PooledFunction {
    @Test
    void an_exception_is_a_failed_invocation_and_the_process_stays() throws Exception {
        open(FunctionFixture.function("fail"));

        assertThat(error(pool.invoke(json("{}")))).contains("refused on purpose", "java.lang.IllegalStateException");
        assertThat(error(pool.invoke(json("{}")))).contains("refused on purpose");
        assertThat(heard).filteredOn(line -> line.contains("Init Duration")).hasSize(1);
    }

    @Test
    void a_hanging_handler_is_ended_with_its_process_and_the_next_invocation_gets_a_new_one() throws Exception {
        open(FunctionFixture.function("hang", Duration.ofSeconds(1)));

        assertThat(error(pool.invoke(json("{}"))))
                .contains("\"errorType\":\"Sandbox.Timedout\"", "Error: Task timed out after 1.00 seconds");
        assertThat(error(pool.invoke(json("{}")))).contains("Task timed out after 1.00 seconds");
        assertThat(heard)
                .anyMatch(line -> line.endsWith("Task timed out after 1.00 seconds"))
                .filteredOn(line -> line.startsWith("REPORT ") && line.endsWith("Status: timeout"))
                .hasSize(2)
                .as("each started a process")
                .allMatch(line -> line.contains("\tInit Duration: "));
    }

    @Test
    void a_handler_that_exits_fails_its_invocation_only() throws Exception {
        open(FunctionFixture.function("exit"));

        assertThat(error(pool.invoke(json("{}")))).contains("Runtime exited with error: exit status 3");
        assertThat(error(pool.invoke(json("{}")))).contains("Runtime exited with error: exit status 3");
    }

    @Test
    void a_process_that_ends_without_an_error_fails_its_invocation_too() throws Exception {
        open(FunctionFixture.function("halt"));

        assertThat(error(pool.invoke(json("{}")))).contains("Runtime exited without providing a reason");
    }

    @Test
    void a_function_out_of_memory_fails_its_invocation_only() throws Exception {
        open(FunctionFixture.function("exhaust"));

        assertThat(error(pool.invoke(json("{}")))).contains("Runtime exited with error: exit status 3");
        assertThat(heard).anyMatch(line -> line.contains("java.lang.OutOfMemoryError"));
        assertThat(error(pool.invoke(json("{}")))).contains("Runtime exited with error");
    }

    @Test
    void an_answer_beyond_six_megabytes_is_a_failed_invocation() throws Exception {
        open(FunctionFixture.function("huge"));

        assertThat(error(pool.invoke(json("{}"))))
                .contains(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (6291556 bytes)");
        assertThat(error(pool.invoke(json("{}")))).contains("Function.ResponseSizeTooLarge");
    }

    @Test
    void a_handler_that_cannot_be_initialised_fails_every_invocation_with_its_own_error() throws Exception {
        open(new FunctionConfig(
                "broken",
                BrokenHandler.class.getName() + "::handle",
                FunctionFixture.testClasses(),
                Map.of(),
                128,
                Duration.ofSeconds(3)));

        assertThat(error(pool.invoke(json("{}")))).contains("no configuration");
        assertThat(error(pool.invoke(json("{}")))).contains("no configuration");
        assertThat(heard).anyMatch(line -> line.startsWith("INIT_REPORT "));
    }

    @Test
    void a_handler_that_is_not_there_fails_the_invocation_with_its_name() throws Exception {
        open(new FunctionConfig(
                "missing", "com.example.Nothing", FunctionFixture.testClasses(), Map.of(), 128, Duration.ofSeconds(3)));

        assertThat(error(pool.invoke(json("{}")))).contains("com.example.Nothing");
    }
}
