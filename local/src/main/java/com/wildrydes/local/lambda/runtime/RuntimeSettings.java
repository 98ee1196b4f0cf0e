package com.wildrydes.local.lambda.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// What all function processes have in common.
///
/// @param javaHome the JDK that runs them
/// @param runtimeFolder jars that Lambda adds to a function's class path: the runtime interface client, the launcher
/// @param logFolder one `<function>.log` for each function
/// @param endpoint where functions find AWS, with an address instead of a name, so that S3 clients put the bucket's
/// name
///     in the path: `http://127.0.0.1:4566`
/// @param region of the functions' ARNs, and `AWS_REGION`
/// @param account of the functions' ARNs, 12 digits
/// @param maxProcesses of one function, so many invocations run at once; 1 or more
/// @param startAfter how long an invocation waits for a busy process before another is started: most invocations take
///     milliseconds, a start takes a second or more of a machine that all share
/// @param initTimeout until a new process asks for work; on Lambda 10 s, but a laptop may be busy
/// @param drainTimeout how long running invocations may take when the stack closes
public record RuntimeSettings(
        Path javaHome,
        Path runtimeFolder,
        Path logFolder,
        URI endpoint,
        String region,
        String account,
        int maxProcesses,
        Duration startAfter,
        Duration initTimeout,
        Duration drainTimeout) {

    public RuntimeSettings {
        if (maxProcesses < 1) {
            throw new IllegalArgumentException("maxProcesses must be at least 1: " + maxProcesses);
        }
    }

    /// The ARN of a function.
    public String functionArn(String functionName) {
        return "arn:aws:lambda:" + region + ':' + account + ":function:" + functionName;
    }
}
