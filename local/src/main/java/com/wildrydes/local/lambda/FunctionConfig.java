package com.wildrydes.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A function as the template declares it.
///
/// Limits are those of Lambda's API reference, `CreateFunction`.
///
/// @param name 1 to 64 letters, digits, `-` and `_`
/// @param handler `package.Class` or `package.Class::method`
/// @param codeFolder the template's `CodeUri`: classes in it and jars in its `lib`
/// @param environment the template's variables, values resolved
/// @param memoryMb 128 to 10,240 MB
/// @param timeout of an invocation, 1 to 900 s
public record FunctionConfig(
        String name, String handler, Path codeFolder, Map<String, String> environment, int memoryMb, Duration timeout) {

    public FunctionConfig {
        environment = Map.copyOf(environment);
        if (!name.matches("[a-zA-Z0-9-_]{1,64}")) {
            throw new IllegalArgumentException(
                    "FunctionName must be 1 to 64 letters, digits, hyphens and underscores: " + name);
        }
        if (handler.isBlank()) {
            throw new IllegalArgumentException("Handler of function " + name + " must not be empty");
        }
        if (memoryMb < 128 || memoryMb > 10_240) {
            throw new IllegalArgumentException(
                    "MemorySize of function " + name + " must be from 128 to 10240 MB: " + memoryMb);
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(15)) > 0) {
            throw new IllegalArgumentException(
                    "Timeout of function " + name + " must be from 1 to 900 s: " + timeout.toSeconds());
        }
    }
}
