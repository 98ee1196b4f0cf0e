package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.LambdaFaults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/// A stack in a process of its own, that a test can kill: it invokes a function that hangs, and passes on what that
/// prints.
final class StackProcess {
    private StackProcess() {}

    /// @param arguments a folder for the logs, and the function's name
    public static void main(String[] arguments) throws Exception {
        RuntimeApi api = RuntimeApi.open("us-east-1", "000000000000");
        FunctionPool pool = FunctionPool.open(
                FunctionFixture.function(arguments[1]),
                FunctionFixture.settings(Path.of(arguments[0])),
                api,
                (name, line) -> System.out.println(line),
                LambdaFaults.NEVER,
                Clock.systemUTC());
        pool.invoke("{}".getBytes(StandardCharsets.UTF_8));
        System.out.println("answered");
        Thread.currentThread().join();
    }
}
