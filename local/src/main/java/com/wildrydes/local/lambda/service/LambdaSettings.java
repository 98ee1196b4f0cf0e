package com.wildrydes.local.lambda.service;

import com.wildrydes.local.lambda.runtime.RuntimeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// How Lambda runs on this machine.
///
/// @param folder keeps checkpoints in `checkpoints/` and the functions' logs in `logs/`
/// @param runtimeFolder what the build made in `local/target/lambda-runtime`
/// @param javaHome the JDK that runs functions
/// @param region of ARNs
/// @param account of ARNs, 12 digits
/// @param maxProcesses of one function, 1 or more
/// @param initTimeout until a new function process asks for work
/// @param drainTimeout how long running invocations may take when the stack closes
public record LambdaSettings(
        Path folder,
        Path runtimeFolder,
        Path javaHome,
        String region,
        String account,
        int maxProcesses,
        Duration initTimeout,
        Duration drainTimeout) {

    private static final Duration START_AFTER = Duration.ofMillis(200);

    /// Four processes a function, a minute to start one, 20 s for what runs when the stack closes.
    public static LambdaSettings of(Path folder, Path runtimeFolder, Path javaHome, String region, String account) {
        return new LambdaSettings(
                folder, runtimeFolder, javaHome, region, account, 4, Duration.ofMinutes(1), Duration.ofSeconds(20));
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    RuntimeSettings runtime(URI endpoint) {
        return new RuntimeSettings(
                javaHome,
                runtimeFolder,
                folder.resolve("logs"),
                endpoint,
                region,
                account,
                maxProcesses,
                START_AFTER,
                initTimeout,
                drainTimeout);
    }

    String functionArn(String functionName) {
        return "arn:aws:lambda:" + region + ':' + account + ":function:" + functionName;
    }

    String roleArn(String functionName) {
        return "arn:aws:iam::" + account + ":role/" + functionName + "Role";
    }
}
