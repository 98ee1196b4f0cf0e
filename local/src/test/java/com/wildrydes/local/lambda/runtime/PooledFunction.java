package com.wildrydes.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.LambdaFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A pool of real processes under AWS's runtime interface client, and what they said.
abstract class PooledFunction {
    /// A process starts in a second where nothing else runs.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static RuntimeApi api;

    @TempDir
    Path folder;

    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicReference<LambdaFaults.Fault> fault = new AtomicReference<>(LambdaFaults.Fault.NONE);
    FunctionPool pool;

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

    void open(FunctionConfig function) throws IOException {
        open(function, Duration.ofSeconds(20));
    }

    void open(FunctionConfig function, Duration drainTimeout) throws IOException {
        open(function, Duration.ofMillis(1), drainTimeout);
    }

    void open(FunctionConfig function, Duration startAfter, Duration drainTimeout) throws IOException {
        pool = FunctionPool.open(
                function,
                FunctionFixture.settings(folder, startAfter, drainTimeout),
                api,
                (name, line) -> heard.add(line),
                name -> fault.get(),
                Clock.systemUTC());
    }

    static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }

    static InvocationResult.Succeeded succeeded(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Succeeded.class);
        return (InvocationResult.Succeeded) result;
    }

    static String text(InvocationResult result) {
        return new String(succeeded(result).payload(), UTF_8);
    }

    static String error(InvocationResult result) {
        assertThat(result).isInstanceOf(InvocationResult.Failed.class);
        return new String(((InvocationResult.Failed) result).error(), UTF_8);
    }
}
