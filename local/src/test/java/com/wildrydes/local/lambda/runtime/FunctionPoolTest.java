package com.wildrydes.local.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.LambdaFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// How a function's processes are started, shared and ended.
class FunctionPoolTest extends PooledFunction {
    @Test
    void an_event_of_six_megabytes_comes_back_as_it_went() throws Exception {
        open(FunctionFixture.function("echo"));
        byte[] event = new byte[6 * 1024 * 1024];
        new Random(1).nextBytes(event);

        assertThat(succeeded(pool.invoke(event)).payload()).isEqualTo(event);
    }

    @Test
    void a_process_serves_one_invocation_after_the_other() throws Exception {
        open(FunctionFixture.function("count"));

        String first = text(pool.invoke(json("{}")));
        String second = text(pool.invoke(json("{}")));

        assertThat(first).startsWith("\"invocation 1 of process ");
        assertThat(second).isEqualTo(first.replace("invocation 1", "invocation 2"));
    }

    @Test
    void a_process_outlives_the_ctrl_c_that_a_terminal_sends_to_everyone() throws Exception {
        open(FunctionFixture.function("count"));
        String first = text(pool.invoke(json("{}")));
        String process = first.replaceAll("\\D*1\\D*(\\d+)\\D*", "$1");

        int sent = new ProcessBuilder("kill", "-INT", process).start().waitFor();

        assertThat(sent).isZero();
        assertThat(text(pool.invoke(json("{}")))).isEqualTo(first.replace("invocation 1", "invocation 2"));
    }

    @Test
    void invocations_that_take_long_get_processes_of_their_own_up_to_the_limit() throws Exception {
        open(FunctionFixture.function("await"));
        Path signal = folder.resolve("signal");
        List<FutureTask<InvocationResult>> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(new FutureTask<>(() -> pool.invoke(json("\"" + signal + "\""))));
            Thread.ofVirtual().start(three.get(i));
        }
        await().atMost(PATIENCE)
                .until(() -> heard.stream().filter("waiting"::equals).count() == 2);

        assertThat(pool.invokeWithin(json("{}"), Duration.ZERO))
                .isEqualTo(new InvocationResult.NotInvoked("all 2 processes are busy"));

        Files.createFile(signal);
        for (FutureTask<InvocationResult> each : three) {
            assertThat(text(each.get())).isEqualTo("\"waited\"");
        }
    }

    @Test
    void a_burst_of_short_invocations_shares_a_process() throws Exception {
        open(FunctionFixture.function("count"), Duration.ofMinutes(1), Duration.ofSeconds(20));
        List<Callable<String>> many = java.util.Collections.nCopies(10, () -> text(pool.invoke(json("{}"))));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(many).stream()
                            .map(Future::resultNow)
                            .map(text -> text.replaceAll(".*process ", ""))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void a_function_that_was_warmed_up_has_a_process_before_its_first_invocation() throws Exception {
        open(FunctionFixture.function("count"));

        pool.warmUp();
        await().atMost(PATIENCE).until(() -> pool.usage().billedMs() > 0);
        pool.invoke(json("{}"));

        // A line of an invocation that started its process says how long that took.
        assertThat(heard)
                .filteredOn(line -> line.startsWith("REPORT"))
                .singleElement()
                .asString()
                .doesNotContain("Init");
        assertThat(pool.usage().requests()).isEqualTo(1);
    }

    @Test
    void a_crash_after_side_effects_runs_the_handler_and_loses_its_answer() throws Exception {
        open(FunctionFixture.function("print"));
        fault.set(LambdaFaults.Fault.CRASH_AFTER_SIDE_EFFECTS);

        assertThat(error(pool.invoke(json("{}")))).contains("signal: killed");
        assertThat(heard).contains("line 500");

        fault.set(LambdaFaults.Fault.NONE);
        assertThat(text(pool.invoke(json("{}")))).contains("printed");
    }

    @Test
    void a_delivery_asked_for_twice_reaches_the_handler_twice() throws Exception {
        open(FunctionFixture.function("count"));
        fault.set(LambdaFaults.Fault.DELIVER_TWICE);

        assertThat(text(pool.invoke(json("{}")))).contains("invocation 2");
    }

    @Test
    void a_failure_asked_for_never_reaches_the_handler() throws Exception {
        open(FunctionFixture.function("count"));
        fault.set(LambdaFaults.Fault.FAIL);
        assertThat(error(pool.invoke(json("{}")))).contains("Failed as asked for");

        fault.set(LambdaFaults.Fault.NONE);
        assertThat(text(pool.invoke(json("{}")))).contains("invocation 1");
    }

    @Test
    void usage_counts_requests_and_memory_times_time() throws Exception {
        open(FunctionFixture.function("count"));
        pool.invoke(json("{}"));
        pool.invoke(json("{}"));

        Usage usage = pool.usage();

        assertThat(usage.requests()).isEqualTo(2);
        assertThat(usage.billedMs()).isPositive();
        assertThat(usage.gbSeconds()).isEqualTo(usage.billedMs() / 4000.0);
    }

    @Test
    void closing_lets_a_running_invocation_finish_and_takes_no_new_one() throws Exception {
        open(FunctionFixture.function("await"));
        Path signal = folder.resolve("signal");
        FutureTask<InvocationResult> running = new FutureTask<>(() -> pool.invoke(json("\"" + signal + "\"")));
        Thread.ofVirtual().start(running);
        await().atMost(PATIENCE).until(() -> heard.contains("waiting"));
        Thread closing = Thread.ofVirtual().start(pool::close);

        await().atMost(PATIENCE).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        Files.createFile(signal);

        assertThat(text(running.get())).isEqualTo("\"waited\"");
        closing.join();
        assertThat(pool.invoke(json("{}"))).isEqualTo(new InvocationResult.NotInvoked("the local stack is closing"));
    }

    @Test
    void closing_ends_an_invocation_that_does_not_finish_in_time() throws Exception {
        open(FunctionFixture.function("hang"), Duration.ofMillis(100));
        FutureTask<InvocationResult> running = new FutureTask<>(() -> pool.invoke(json("{}")));
        Thread.ofVirtual().start(running);
        await().atMost(PATIENCE).until(() -> heard.stream().anyMatch(line -> line.startsWith("hanging")));

        pool.close();

        assertThat(error(running.get())).contains("Runtime.ExitError");
    }

    @Test
    void code_that_is_not_built_is_refused_at_the_door() {
        FunctionConfig config =
                new FunctionConfig("unbuilt", "a.B", folder.resolve("nothing"), Map.of(), 128, Duration.ofSeconds(3));

        assertThatThrownBy(() -> open(config))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the code of function unbuilt must be a folder, built before: " + folder.resolve("nothing"));
    }
}
