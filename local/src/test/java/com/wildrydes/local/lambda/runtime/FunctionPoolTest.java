package com.wildrydes.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.LambdaFaults;
import com.wildrydes.local.lambda.handlers.BrokenHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes under AWS's runtime interface client.
class FunctionPoolTest {
    /// A process starts in a second where nothing else runs.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RuntimeApi api;

    @TempDir
    private Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<LambdaFaults.Fault> fault = new AtomicReference<>(LambdaFaults.Fault.NONE);
    private FunctionPool pool;

    @BeforeAll
    static void openRuntimeApi() throws IOException {
        api = RuntimeApi.open("us-east-1", "000000000000");
    }

    @AfterAll
    static void closeRuntimeApi() {
        api.close();
    }

    @AfterEach
    void closePool() {
        if (pool != null) {
            pool.close();
        }
    }

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
    void the_environment_is_lambdas_and_the_templates_and_nothing_else() throws Exception {
        open(FunctionFixture.function("environment"));

        String[] lines = text(pool.invoke(json("{}"))).replace("\"", "").split("\\\\n");

        String classes = FunctionFixture.testClasses().toString();
        assertThat(lines)
                .containsExactly(
                        "AWS_ACCESS_KEY_ID=local",
                        "AWS_DEFAULT_REGION=us-east-1",
                        "AWS_ENDPOINT_URL=http://127.0.0.1:4566",
                        "AWS_EXECUTION_ENV=AWS_Lambda_java25",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256",
                        "AWS_LAMBDA_FUNCTION_NAME=environment",
                        "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
                        "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
                        "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/environment",
                        "AWS_LAMBDA_LOG_STREAM_NAME=local",
                        "AWS_REGION=us-east-1",
                        "AWS_SECRET_ACCESS_KEY=local",
                        "COLOUR=green",
                        "LAMBDA_RUNTIME_DIR=" + Path.of(classes).resolveSibling("lambda-runtime"),
                        "LAMBDA_TASK_ROOT=" + classes,
                        "LANG=en_US.UTF-8",
                        "PATH=/usr/local/bin:/usr/bin:/bin",
                        "TZ=:UTC",
                        "_HANDLER=com.wildrydes.local.lambda.handlers.Handlers::environment",
                        "arn arn:aws:lambda:us-east-1:000000000000:function:environment",
                        "zone UTC",
                        "remaining true");
    }

    @Test
    void the_native_library_is_loaded_from_the_runtime_and_not_by_way_of_a_shared_file() throws Exception {
        open(FunctionFixture.function("libraries"));

        assertThat(text(pool.invoke(json("{}"))))
                .matches("\".*/lambda-runtime/jni/libaws-lambda-jni\\.linux[a-z_0-9-]+\\.so\"");
    }

    @Test
    void the_heap_is_85_percent_of_the_memory() throws Exception {
        open(FunctionFixture.function("heap"));

        assertThat(text(pool.invoke(json("{}")))).isEqualTo("\"-Xmx217m\"");
    }

    @Test
    void what_a_handler_prints_stands_in_order_between_start_and_end() throws Exception {
        open(FunctionFixture.function("print"));

        InvocationResult.Succeeded result = succeeded(pool.invoke(json("{}")));

        List<String> log = Files.readAllLines(folder.resolve("logs/print.log"));
        String id = result.requestId();
        assertThat(heard).isEqualTo(log);
        int start = log.indexOf("START RequestId: " + id + " Version: $LATEST");
        assertThat(log.get(start + 1)).isEqualTo("line 1");
        assertThat(log.get(start + 500)).isEqualTo("line 500");
        assertThat(log.get(start + 501)).isEqualTo("to stderr");
        assertThat(log.get(log.size() - 2)).isEqualTo("END RequestId: " + id);
        assertThat(log.getLast())
                .matches("REPORT RequestId: " + id
                        + "\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB"
                        + "\tMax Memory Used: [1-9]\\d+ MB\tInit Duration: [0-9.]+ ms");
        assertThat(new String(result.logTail(), UTF_8)).contains("line 499\nline 500\nto stderr\nEND ");
    }

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

    private void open(FunctionConfig function) throws IOException {
        open(function, Duration.ofSeconds(20));
    }

    private void open(FunctionConfig function, Duration drainTimeout) throws IOException {
        open(function, Duration.ofMillis(1), drainTimeout);
    }

    private void open(FunctionConfig function, Duration startAfter, Duration drainTimeout) throws IOException {
        pool = FunctionPool.open(
                function,
                FunctionFixture.settings(folder, startAfter, drainTimeout),
                api,
                (name, line) -> heard.add(line),
                name -> fault.get(),
                Clock.systemUTC());
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }

    private static InvocationResult.Succeeded succeeded(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Succeeded.class);
        return (InvocationResult.Succeeded) result;
    }

    private static String text(InvocationResult result) {
        return new String(succeeded(result).payload(), UTF_8);
    }

    private static String error(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Failed.class);
        return new String(((InvocationResult.Failed) result).error(), UTF_8);
    }
}
